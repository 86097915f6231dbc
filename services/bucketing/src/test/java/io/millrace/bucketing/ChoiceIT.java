package io.millrace.bucketing;

import io.millrace.bucketing.testing.BucketingScene;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketingRequested;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

import java.net.URI;
import java.util.List;

import static io.millrace.bucketing.testing.BucketingScene.DATASET;
import static io.millrace.bucketing.testing.BucketingScene.request;
import static org.assertj.core.api.Assertions.assertThat;

/** Which snapshot is taken. */
class ChoiceIT {
    private final BucketingScene scene = new BucketingScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void latest_real_date_is_taken_though_the_listing_has_many_pages() {
        // given
        List.of("2025-10-01", "2025-10-08", "2025-10-15", "2025-10-22").forEach(date -> scene.snapshot(DATASET, date));
        List.of("2025-02-30", "2025-11-31", "2025-13-01", "2025-10-29_old", "2025-10-290", "latest", "")
                .forEach(name -> scene.file(DATASET, name, "part-0.parquet"));
        Event<?> event = request("e1", null);
        scene.outside().ledger().accept("bucketing", event);
        // when
        scene.carryOn(event, scene.fixture().process(new SmallPages()), scene.publisher());
        // then
        assertThat(published()).extracting(SnapshotBucketed::snapshotDt).containsExactly("2025-10-22");
    }

    @Test
    void explicit_date_is_taken_though_a_newer_one_is_there() {
        // given
        scene.snapshot(DATASET, "2025-10-15").snapshot(DATASET, "2025-10-22");
        // when
        scene.deliver(request("e1", "2025-10-15"));
        // then
        assertThat(published()).extracting(SnapshotBucketed::snapshotDt).containsExactly("2025-10-15");
    }

    @Test
    void written_snapshot_is_taken_though_a_newer_one_is_there() {
        // given
        scene.snapshot(DATASET, "2025-10-15").snapshot(DATASET, "2025-10-22");
        // when
        scene.deliver(scene.written("e1", "2025-10-15"));
        // then
        assertThat(published()).extracting(SnapshotBucketed::snapshotDt).containsExactly("2025-10-15");
    }

    @Test
    void chosen_snapshot_stays_chosen_when_a_newer_one_comes() {
        // given
        scene.snapshot(DATASET, "2025-10-15").spark().workingFor(2);
        Event<?> event = request("e1", null);
        scene.look(event, scene.fixture().process());
        scene.snapshot(DATASET, "2025-10-22");
        // when
        scene.carryOn(event, scene.fixture().process(), scene.publisher());
        // then
        assertThat(published()).extracting(SnapshotBucketed::snapshotDt).containsExactly("2025-10-15");
    }

    @Test
    void asking_for_a_date_of_which_nothing_is_there_fails_with_the_dates_that_are() {
        // given
        scene.snapshot(DATASET, "2025-10-15").snapshot(DATASET, "2025-10-22");
        // when
        scene.deliver(request("e1", "2025-10-16"));
        // then
        assertThat(failure().what()).contains("2025-10-16").contains(DATASET);
        assertThat(failure().why()).contains("2025-10-22, 2025-10-15");
    }

    @Test
    void asking_for_the_latest_where_no_snapshot_is_fails() {
        // given
        scene.file(DATASET, "2025-02-30", "part-0.parquet");
        // when
        scene.deliver(request("e1", null));
        // then
        assertThat(failure().why()).contains("raw_input/");
        assertThat(failure().whatToDo()).contains("millrace.bucketing.datasets." + DATASET + ".root");
    }

    @Test
    void asking_for_an_unknown_dataset_fails_with_the_known_ones() {
        // when
        scene.deliver(BucketingScene.event("e1", new BucketingRequested("infobase", null, null)));
        // then
        assertThat(failure().why()).contains("addressable_ids, infobase_attributes");
    }

    @Test
    void snapshots_of_other_datasets_are_ignored() {
        // given
        URI location = URI.create("s3://elsewhere/mapping.csv");
        // when
        Run run = scene.deliver(BucketingScene.event(
                "e1", new SnapshotWritten("mapping", "prod", "20250101000000", location, null, null, null)));
        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.facts()).containsEntry("outcome", "ignored");
        assertThat(scene.publisher().published()).isEmpty();
    }

    @Test
    void snapshot_of_another_environment_fails() {
        // given
        URI location = URI.create("s3://" + scene.bucket() + "/opus/" + DATASET + "/raw_input/snapshot_dt=2025-10-22/");
        // when
        scene.deliver(BucketingScene.event(
                "e1", new SnapshotWritten(DATASET, "prod", "2025-10-22", location, null, null, null)));
        // then
        assertThat(failure().why()).contains("prod").contains("test");
    }

    private List<SnapshotBucketed> published() {
        return scene.publisher().payloads(SnapshotBucketed.class);
    }

    private StageFailed failure() {
        List<StageFailed> failures = scene.publisher().payloads(StageFailed.class);
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }

    /** Has the store answer with two names at a time. */
    private static final class SmallPages implements ExecutionInterceptor {
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest call, ExecutionAttributes attributes) {
            return call.request() instanceof ListObjectsV2Request listing
                    ? listing.toBuilder().maxKeys(2).build()
                    : call.request();
        }
    }
}
