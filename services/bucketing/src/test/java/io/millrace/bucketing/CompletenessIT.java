package io.millrace.bucketing;

import io.millrace.bucketing.testing.BucketingScene;
import io.millrace.events.Event;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;

import static io.millrace.bucketing.testing.BucketingScene.DATASET;
import static io.millrace.bucketing.testing.BucketingScene.LONGEST;
import static io.millrace.bucketing.testing.BucketingScene.QUIET;
import static io.millrace.bucketing.testing.BucketingScene.request;
import static org.assertj.core.api.Assertions.assertThat;

/** A snapshot counts only when it is complete. */
class CompletenessIT {
    private static final String DATE = "2025-10-22";

    private final BucketingScene scene = new BucketingScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void half_uploaded_newest_snapshot_is_waited_for_and_no_older_one_is_taken() {
        // given
        scene.snapshot(DATASET, "2025-10-15").file(DATASET, DATE, "part-0.parquet");
        Event<?> event = request("e1", null);
        // when
        Run half = scene.look(event, scene.outside());
        scene.file(DATASET, DATE, "part-1.parquet").file(DATASET, DATE, "_SUCCESS");
        Run whole = scene.look(event, scene.outside());
        // then
        assertThat(half.state()).isEqualTo(RunState.OPEN);
        assertThat(half.attempts()).isZero();
        assertThat(whole.facts()).containsEntry("snapshot", DATE).containsEntry("complete", "_SUCCESS is there");
    }

    @Test
    void nothing_is_started_before_the_snapshot_is_complete() {
        // given
        scene.file(DATASET, DATE, "part-0.parquet");
        // when
        scene.look(request("e1", null), scene.outside());
        // then
        assertThat(scene.spark().begun()).isEmpty();
        assertThat(scene.versions()).isEmpty();
    }

    @Test
    void without_a_marker_files_count_when_they_did_not_change_for_the_quiet_time() {
        // given
        scene.file(DATASET, DATE, "part-0.parquet");
        Event<?> event = scene.written("e1", DATE);
        scene.look(event, scene.outside());
        scene.fixture().clock().advance(QUIET.minusSeconds(2));
        // when
        Run before = scene.look(event, scene.outside());
        Run after = scene.look(event, scene.outside());
        // then
        assertThat(before.state()).isEqualTo(RunState.OPEN);
        assertThat(after.facts()).containsEntry("complete", "its files did not change for PT10M");
    }

    @Test
    void quiet_time_begins_anew_with_each_change_and_goes_on_over_a_restart() {
        // given
        scene.file(DATASET, DATE, "part-0.parquet");
        Event<?> event = scene.written("e1", DATE);
        scene.look(event, scene.fixture().process());
        scene.fixture().clock().advance(QUIET.minusSeconds(2));
        scene.file(DATASET, DATE, "part-0.parquet", "other text of that file");
        Run changed = scene.look(event, scene.fixture().process());
        scene.fixture().clock().advance(QUIET.minusSeconds(2));
        // when
        Run before = scene.look(event, scene.fixture().process());
        Run after = scene.look(event, scene.fixture().process());
        // then
        assertThat(changed.state()).isEqualTo(RunState.OPEN);
        assertThat(before.state()).isEqualTo(RunState.OPEN);
        assertThat(after.state()).isEqualTo(RunState.DONE);
    }

    @Test
    void manifest_that_the_event_names_must_be_there_whatever_else_is() {
        // given
        scene.snapshot(DATASET, DATE);
        URI manifest = URI.create("s3://" + scene.bucket() + "/manifests/2025-10-22.json");
        Event<?> event = scene.written("e1", DATE, manifest, null);
        // when
        Run without = scene.look(event, scene.outside());
        scene.objects().put(io.millrace.platform.objects.ObjectLocation.of(manifest), "{}", "application/json");
        Run with = scene.look(event, scene.outside());
        // then
        assertThat(without.state()).isEqualTo(RunState.OPEN);
        assertThat(with.state()).isEqualTo(RunState.DONE);
    }

    @Test
    void marker_without_data_files_is_waited_for() {
        // given
        scene.file(DATASET, DATE, "_SUCCESS");
        scene.fixture().clock().advance(QUIET.plusHours(1));
        // when
        Run run = scene.look(scene.written("e1", DATE), scene.outside());
        // then
        assertThat(run.state()).isEqualTo(RunState.OPEN);
    }

    @Test
    void what_never_becomes_complete_fails_after_the_longest_wait_and_says_why() {
        // given
        scene.file(DATASET, DATE, "part-0.parquet").file(DATASET, DATE, "_temporary/0/task/part-1.parquet");
        Event<?> event = scene.written("e1", DATE);
        scene.look(event, scene.outside());
        scene.fixture().clock().advance(LONGEST.minus(Duration.ofHours(1)));
        Run open = scene.look(event, scene.outside());
        scene.fixture().clock().advance(Duration.ofHours(1));
        // when
        Run over = scene.look(event, scene.outside());
        // then
        assertThat(open.state()).isEqualTo(RunState.OPEN);
        assertThat(over.state()).isEqualTo(RunState.FAILED);
        assertThat(scene.publisher().payloads(StageFailed.class).get(0).why())
                .contains("working folder")
                .contains("millrace.bucketing.longest-wait");
    }

    @Test
    void snapshot_that_changes_while_it_is_split_is_not_published() {
        // given
        scene.snapshot(DATASET, DATE).spark().workingFor(1);
        Event<?> event = scene.written("e1", DATE);
        scene.look(event, scene.outside());
        scene.file(DATASET, DATE, "part-2.parquet");
        // when
        Run run = scene.look(event, scene.outside());
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(scene.publisher().payloads(SnapshotBucketed.class)).isEmpty();
        assertThat(scene.publisher().payloads(StageFailed.class).get(0).why())
                .contains("not those any more that were found complete");
    }

    @Test
    void snapshot_with_other_rows_than_its_event_tells_is_not_published() {
        // given
        scene.snapshot(DATASET, DATE);
        // when
        Run run = scene.deliver(scene.written("e1", DATE, null, 101L));
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(scene.publisher().payloads(StageFailed.class).get(0).why())
                .contains("100 rows")
                .contains("101");
    }
}
