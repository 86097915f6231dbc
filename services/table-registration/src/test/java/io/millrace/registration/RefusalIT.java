package io.millrace.registration;

import io.millrace.events.Event;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.registration.testing.ParquetBytes;
import io.millrace.registration.testing.RegistrationScene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is not registered, and what people are told of it. */
class RefusalIT {
    private static final String V1 = "2025-10-15-aaaaaaaa";
    private static final String V2 = "2025-10-22-bbbbbbbb";

    private final RegistrationScene scene = new RegistrationScene();

    @AfterEach
    void tidyUp() {
        scene.close();
    }

    @Test
    void files_of_two_schemas_fail_the_table_with_the_name_of_the_odd_one() {
        // given
        Event<?> event = scene.bucketed(
                V1,
                scene.table(
                        V1,
                        "ibe_01",
                        6,
                        ParquetBytes.texts(2, "customer_user_id", "a"),
                        ParquetBytes.texts(2, "customer_user_id", "a"),
                        ParquetBytes.texts(2, "customer_user_id", "z")),
                scene.table(V1, "ibe_02", 4, "customer_user_id"));

        // when
        RecordingPublisher published = scene.deliver(event);

        // then
        assertThat(failure(published).what()).contains("1 of 2 tables", "ext_ibe_01");
        assertThat(failure(published).why()).contains("00002_0_part", "a is missing", "z string is extra");
        assertThat(scene.find("ext_ibe_01")).isEmpty();
        assertThat(scene.find("ext_ibe_02")).isPresent();
    }

    @Test
    void files_with_other_rows_than_the_event_tells_are_not_registered() {
        // given
        Event<?> event = scene.bucketed(V1, scene.table(V1, "ibe_01", 5L, ParquetBytes.texts(4, "customer_user_id")));

        // when
        RecordingPublisher published = scene.deliver(event);

        // then
        assertThat(failure(published).why()).contains("4 rows", "event says 5");
        assertThat(scene.find("ext_ibe_01")).isEmpty();
    }

    @Test
    void a_folder_without_files_and_files_without_a_result_document_are_not_registered() {
        // given
        Event<?> empty = scene.bucketed(V1, scene.table(V1, "ibe_01", 0L));
        Event<SnapshotBucketed> unfinished = scene.bucketed(V2, scene.table(V2, "ibe_01", 2, "customer_user_id"));
        SnapshotBucketed data = unfinished.data();
        Event<?> withoutResult = Event.first(
                "u",
                unfinished.source(),
                unfinished.time(),
                new SnapshotBucketed(
                        data.dataset(),
                        data.environment(),
                        data.snapshotDt(),
                        data.version(),
                        data.location(),
                        scene.location("v=" + V2 + "/metadata/none.json"),
                        1,
                        data.tables()));

        // when
        StageFailed ofEmpty = failure(scene.deliver(empty));
        StageFailed ofUnfinished = failure(scene.deliver(withoutResult));

        // then
        assertThat(ofEmpty.why()).contains("no data file");
        assertThat(ofUnfinished.why()).contains("none.json");
    }

    @Test
    void a_missing_database_is_an_error_unless_it_may_be_created() {
        // given
        scene.databaseMustStand();
        Event<?> event = scene.bucketed(V1, scene.table(V1, "ibe_01", 2, "customer_user_id"));

        // when
        RecordingPublisher published = scene.deliver(event);

        // then
        assertThat(failure(published).whatToDo()).contains("millrace.registration.create-database=true");
    }

    @Test
    void a_table_of_another_dataset_is_left_to_it() {
        // given
        scene.deliver(scene.bucketed(V1, scene.table(V1, "ibe_01", 2, "customer_user_id")));
        Event<SnapshotBucketed> other = scene.bucketed(V2, scene.table(V2, "ibe_01", 2, "customer_user_id"));
        SnapshotBucketed data = other.data();
        Event<?> foreign = Event.first(
                "f",
                other.source(),
                other.time(),
                new SnapshotBucketed(
                        "addressable_ids",
                        data.environment(),
                        data.snapshotDt(),
                        data.version(),
                        data.location(),
                        data.result(),
                        1,
                        data.tables()));

        // when
        RecordingPublisher published = scene.deliver(foreign);

        // then
        assertThat(failure(published).why()).contains("belongs to the dataset infobase_attributes");
    }

    private static StageFailed failure(RecordingPublisher published) {
        assertThat(published.payloads(StageFailed.class)).hasSize(1);
        return published.payloads(StageFailed.class).get(0);
    }
}
