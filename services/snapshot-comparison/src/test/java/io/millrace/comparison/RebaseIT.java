package io.millrace.comparison;

import io.millrace.comparison.domain.SnapshotRef;
import io.millrace.comparison.listener.SnapshotComparisonStage;
import io.millrace.comparison.store.Baseline;
import io.millrace.comparison.store.SnapshotFolder;
import io.millrace.comparison.store.Turn;
import io.millrace.comparison.store.Watermarks;
import io.millrace.comparison.testing.ComparisonScene;
import io.millrace.comparison.testing.Rows;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.snapshot.SnapshotTimes;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import static io.millrace.comparison.testing.ComparisonScene.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A person chooses what the next snapshot is compared with. */
class RebaseIT {
    private static final String FIRST = "20260101000000";
    private static final String FUTURE = "20991231000000";

    private final ComparisonScene scene = new ComparisonScene();
    private final RecordingPublisher publisher = new RecordingPublisher();

    @BeforeEach
    void publishTheFirst() {
        scene.deliver(scene.snapshot(FIRST, "e1", Rows.many(50)), publisher);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_lane_stuck_by_a_watermark_in_the_future_says_so_and_is_freed() {
        // given a watermark that an earlier release let pass
        CheckpointStore checkpoints = scene.outside().checkpoints();
        SnapshotRef ahead = new SnapshotRef(FUTURE, scene.data(FUTURE).uri(), "0".repeat(64), 1);
        checkpoints.find("published/" + DATASET).ifPresent(read -> checkpoints.replace(read, ahead.values("")));
        Event<?> next = scene.snapshot("20260102000000", "e2", Rows.and(Rows.many(50), Rows.of("zz>z")));
        Run stuck = scene.deliver(next, publisher);
        // when
        baseline().set(Optional.of(usable(FIRST)), false);
        scene.outside().ledger().reopen(stuck.id());
        Run freed = scene.carryOn(next, scene.outside(), publisher);
        // then
        assertThat(stuck.state()).isEqualTo(RunState.FAILED);
        assertThat(publisher.payloads(StageFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.why()).contains(FUTURE, "in the future");
            assertThat(failed.whatToDo()).contains("millrace snapshots rebase <snapshot> --dataset " + DATASET);
        });
        assertThat(freed.facts()).containsEntry("outcome", "published").containsEntry("added", "1");
        assertThat(scene.published()).isEqualTo("20260102000000");
    }

    @Test
    void an_older_snapshot_takes_the_place_of_a_published_one_that_is_lost_for_good() {
        // given
        scene.deliver(scene.snapshot("20260102000000", "e2", Rows.and(Rows.many(50), Rows.of("zz>z"))), publisher);
        scene.objects().put(scene.data("20260102000000"), "not,a,snapshot\r\n", "text/csv");
        Event<?> next = scene.snapshot("20260103000000", "e3", Rows.and(Rows.many(50), Rows.of("zz>z", "zz>y")));
        Run stuck = scene.deliver(next, publisher);
        // when
        baseline().set(Optional.of(usable(FIRST)), false);
        scene.outside().ledger().reopen(stuck.id());
        Run freed = scene.carryOn(next, scene.outside(), publisher);
        // then
        assertThat(stuck.state()).isEqualTo(RunState.FAILED);
        assertThat(freed.facts()).containsEntry("outcome", "published").containsEntry("added", "2");
    }

    @Test
    void a_hold_against_the_former_baseline_is_void() {
        // given
        scene.deliver(scene.snapshot("20260102000000", "e2", Rows.many(20)), publisher);
        String hold = EventIds.derived("e2", "batch");
        // when
        Baseline.Change change = baseline().set(Optional.empty(), false);
        Run approval = scene.deliver(ComparisonScene.approval("a1", hold), publisher);
        Run next = scene.deliver(scene.snapshot("20260103000000", "e3", Rows.many(20)), publisher);
        // then
        assertThat(change.dropped())
                .hasValueSatisfying(dropped -> assertThat(dropped.holdId()).isEqualTo(hold));
        assertThat(approval.state()).isEqualTo(RunState.FAILED);
        assertThat(next.facts()).containsEntry("outcome", "published").containsEntry("added", "20");
    }

    @Test
    void what_is_being_compared_or_was_published_in_part_keeps_its_baseline_until_it_is_given_up() {
        // given
        Watermarks watermarks = watermarks();
        Event<?> next = scene.snapshot("20260102000000", "e2", Rows.many(40));
        scene.outside().ledger().accept(SnapshotComparisonStage.NAME, next);
        Turn turn = watermarks.take(DATASET, "e2", () -> "42");
        assertThatThrownBy(() -> baseline().set(Optional.empty(), true))
                .isInstanceOf(StageFailureException.class)
                .hasMessageContaining("snapshot-comparison/e2 is comparing");
        watermarks.publishing(turn);
        Run run = scene.outside().ledger().claim("snapshot-comparison/e2").orElseThrow();
        scene.outside().ledger().fail(run, Map.of());
        assertThatThrownBy(() -> baseline().set(Optional.empty(), false))
                .isInstanceOf(StageFailureException.class)
                .hasMessageContaining("millrace runs retry snapshot-comparison/e2", "--abandon-batch");
        assertThat(scene.published()).isEqualTo(FIRST);
        // when
        baseline().set(Optional.empty(), true);
        // then
        assertThat(scene.published()).isEqualTo("none");
        assertThat(scene.deliver(scene.snapshot("20260103000000", "e3", Rows.many(3)), publisher)
                        .facts())
                .containsEntry("outcome", "published");
    }

    @Test
    void only_a_snapshot_that_counts_and_is_what_its_manifest_says_can_be_chosen() {
        // given
        scene.objects().put(scene.data("20260102000000"), ComparisonScene.csv(Rows.of("a>x")), "text/csv");
        scene.snapshot("20260103000000", "e3", Rows.of("a>x"));
        scene.objects().put(scene.data("20260103000000"), ComparisonScene.csv(Rows.of("a>q")), "text/csv");
        // when, then
        assertThat(folder("test").newest(2))
                .extracting(SnapshotFolder.Entry::snapshot)
                .containsExactly("20260103000000", "20260102000000");
        assertThat(folder("test").newest(9))
                .extracting(entry -> entry.objection().orElse("counts"))
                .containsExactly("counts", "it has no snapshot.json", "counts");
        assertUnusable("test", "20260102000000", "snapshot.json is not there");
        assertUnusable("test", "20260103000000", "its manifest says");
        assertUnusable("test", FUTURE, "in the future");
        assertUnusable("prd", FIRST, "not of dataset " + DATASET + ", environment prd");
    }

    private void assertUnusable(String environment, String snapshot, String why) {
        assertThatThrownBy(() -> folder(environment).usable(snapshot))
                .isInstanceOf(StageFailureException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("millrace snapshots list");
    }

    private SnapshotRef usable(String snapshot) {
        return folder("test").usable(snapshot);
    }

    private SnapshotFolder folder(String environment) {
        ObjectLocation file = scene.data(FIRST);
        String key = file.key().substring(0, file.key().indexOf(FIRST));
        SnapshotTimes times = new SnapshotTimes(scene.fixture().clock(), Duration.ofMinutes(5));
        return new SnapshotFolder(scene.objects(), new ObjectLocation(file.bucket(), key), DATASET, environment, times);
    }

    private Baseline baseline() {
        return new Baseline(DATASET, watermarks(), scene.holds());
    }

    private Watermarks watermarks() {
        return new Watermarks(scene.outside().checkpoints(), scene.outside().ledger(), SnapshotComparisonStage.NAME);
    }
}
