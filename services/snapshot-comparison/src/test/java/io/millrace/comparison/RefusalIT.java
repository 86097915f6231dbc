package io.millrace.comparison;

import io.millrace.comparison.testing.ComparisonScene;
import io.millrace.comparison.testing.Rows;
import io.millrace.events.Event;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.snapshot.SnapshotManifest;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalIT {
    private static final String NAME = "20260102000000";

    private final ComparisonScene scene = new ComparisonScene();
    private final RecordingPublisher publisher = new RecordingPublisher();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void an_unsorted_file_is_named_with_its_line() {
        // given
        String csv = ComparisonScene.csv(Rows.of("a>x")) + "c,x\r\nb,x\r\n";
        // when, then
        assertRefused(scene.announced(NAME, "e2", csv, 3), "glue_tables_" + NAME + ".csv", "line 4", "not sorted");
    }

    @Test
    void a_file_cut_short_is_refused() {
        // given a manifest that promises more rows
        Event<SnapshotWritten> written = scene.announced(NAME, "e2", ComparisonScene.csv(Rows.of("a>x")), 2);
        // when, then
        assertRefused(written, "the file has 1 rows");
    }

    @Test
    void a_file_changed_after_its_manifest_was_written_is_refused() {
        // given
        Event<SnapshotWritten> written = scene.snapshot(NAME, "e2", Rows.of("a>x"));
        scene.objects().put(scene.data(NAME), ComparisonScene.csv(Rows.of("a>q")), "text/csv");
        // when, then
        assertRefused(written, "SHA-256", "its manifest says");
    }

    @Test
    void a_file_without_its_manifest_does_not_count() {
        // given
        scene.objects().put(scene.data(NAME), ComparisonScene.csv(Rows.of("a>x")), "text/csv");
        // when, then
        assertRefused(
                ComparisonScene.written(
                        "e2",
                        ComparisonScene.DATASET,
                        "test",
                        NAME,
                        scene.data(NAME).uri()),
                SnapshotManifest.FILE_NAME,
                "is not there");
    }

    @Test
    void a_snapshot_of_another_environment_is_refused() {
        // given
        Event<SnapshotWritten> written = scene.snapshot(NAME, "e2", Rows.of("a>x"));
        // when, then
        assertRefused(
                ComparisonScene.written(
                        "e3",
                        ComparisonScene.DATASET,
                        "prd",
                        NAME,
                        written.data().location()),
                "environment prd");
    }

    @Test
    void a_snapshot_named_in_the_future_is_refused_and_does_not_stop_those_that_follow() {
        // given
        Event<SnapshotWritten> future = scene.snapshot("20991231000000", "e2", Rows.of("a>x"));
        // when, then
        assertRefused(future, "20991231000000", "in the future", "millrace.platform.clock-tolerance");
        Run next = scene.deliver(scene.snapshot(NAME, "e3", Rows.of("a>x")), publisher);
        assertThat(next.facts()).containsEntry("outcome", "published");
    }

    @Test
    void a_missing_snapshot_id_is_named_with_table_key_and_attribute() {
        // given
        scene.withoutSnapshotId();
        // when, then
        assertRefused(scene.snapshot(NAME, "e2", Rows.of("a>x")), scene.idTable(), "id item", "snapshot_id");
    }

    @Test
    void a_snapshot_id_that_would_lead_out_of_its_folder_is_refused() {
        // given
        scene.snapshotId("../elsewhere");
        // when, then
        assertRefused(scene.snapshot(NAME, "e2", Rows.of("a>x")), "must be one part of a path");
    }

    @Test
    void the_next_good_snapshot_is_published_after_a_bad_one() {
        // given
        scene.deliver(scene.announced(NAME, "e2", "not,a,snapshot\r\n", 0), publisher);
        // when
        Run run = scene.deliver(scene.snapshot("20260103000000", "e3", Rows.of("a>x")), publisher);
        // then
        assertThat(run.facts()).containsEntry("outcome", "published");
        assertThat(scene.published()).isEqualTo("20260103000000");
    }

    @Test
    void a_published_snapshot_that_is_gone_is_told_as_such_and_its_file_put_back_mends_it() {
        // given
        Event<SnapshotWritten> first = scene.snapshot("20260101000000", "e1", Rows.of("a>x"));
        scene.deliver(first, publisher);
        ObjectLocation file = scene.data("20260101000000");
        scene.outside().clients().s3().deleteObject(request -> request.bucket(file.bucket())
                .key(file.key()));
        // when
        scene.deliver(scene.snapshot(NAME, "e2", Rows.of("b>x")), publisher);
        scene.objects().put(file, ComparisonScene.csv(Rows.of("a>x")), "text/csv");
        Run mended = scene.deliver(scene.snapshot("20260103000000", "e3", Rows.of("b>x")), publisher);
        // then
        assertThat(publisher.payloads(StageFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.why()).contains("is not there");
            assertThat(failed.whatToDo())
                    .contains("Put back the file with SHA-256", "millrace snapshots rebase <snapshot>")
                    .doesNotContain("millrace sync");
        });
        assertThat(mended.facts()).containsEntry("outcome", "published").containsEntry("removed", "1");
    }

    private void assertRefused(Event<SnapshotWritten> written, String... texts) {
        Run run = scene.deliver(written, publisher);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(publisher.payloads(StageFailed.class)).singleElement().satisfies(failed -> assertThat(
                        failed.what() + ": " + failed.why())
                .contains(texts));
        assertThat(publisher.payloads(StageFailed.class).get(0).whatToDo().toLowerCase(Locale.ROOT))
                .contains("millrace runs retry");
        assertThat(scene.dropped()).isEmpty();
        assertThat(scene.published()).isEqualTo("none");
    }
}
