package io.millrace.bucketing;

import io.millrace.bucketing.testing.BucketingScene;
import io.millrace.events.Event;
import io.millrace.events.bucketing.Layout;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.testing.CrashPoint;
import io.millrace.platform.testing.CrashingPublisher;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.SimulatedCrash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static io.millrace.bucketing.testing.BucketingScene.DATASET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Whatever the moment at which the process dies: one Spark run, the same keys, bytes and events as without a crash. */
class CrashIT {
    private static final int MORE_THAN_ENOUGH = 60;
    private static final String CAUSE = "1f0c9a3b-0000-4000-8000-000000000001";

    /** What is left behind. */
    record Outcome(Map<String, String> objects, Set<String> events, List<String> sparkRuns) {}

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dying_around_any_effect_changes_nothing_of_the_outcome(boolean after) {
        // given
        Outcome expected = outcome(CrashPoint.never(), null);
        // when, then
        int survived = 0;
        CrashPoint crash;
        do {
            int n = survived + 1;
            crash = after ? CrashPoint.afterMutation(n) : CrashPoint.beforeMutation(n);
            assertThat(outcome(crash, null))
                    .as("died %s effect %d", after ? "after" : "before", n)
                    .isEqualTo(expected);
            survived = n;
        } while (crash.reached() && survived < MORE_THAN_ENOUGH);
        assertThat(survived).isBetween(10, MORE_THAN_ENOUGH - 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dying_around_the_publishing_changes_nothing_of_the_outcome(boolean after) {
        // given
        Outcome expected = outcome(CrashPoint.never(), null);
        // when, then
        assertThat(outcome(CrashPoint.never(), after)).isEqualTo(expected);
    }

    @Test
    void dying_when_the_start_was_taken_starts_no_second_run() {
        try (BucketingScene scene = new BucketingScene().snapshot(DATASET, "2025-10-22")) {
            // given
            scene.spark().dyingAfterStart();
            Event<?> event = scene.written(CAUSE, "2025-10-22");
            Throwable death =
                    catchThrowable(() -> scene.look(event, scene.fixture().process()));
            scene.spark().end(CAUSE);
            scene.fixture().leaseEnds();
            // when
            Run run = scene.carryOn(event, scene.fixture().process(), scene.publisher());
            // then
            assertThat(death).hasMessageContaining("died after the start");
            assertThat(run.state()).isEqualTo(RunState.DONE);
            assertThat(scene.spark().begun()).containsExactly(CAUSE);
        }
    }

    private static Outcome outcome(CrashPoint crash, Boolean dieAfterPublishing) {
        try (BucketingScene scene = new BucketingScene().layouts(Layout.HIVE_BUCKETS, Layout.PARTITIONS)) {
            scene.file(DATASET, "2025-10-22", "part-0.parquet").spark().workingFor(1);
            Event<?> event = scene.written(CAUSE, "2025-10-22");
            scene.look(event, scene.outside());
            scene.file(DATASET, "2025-10-22", "part-1.parquet").file(DATASET, "2025-10-22", "_SUCCESS");
            EventPublisher dying = dieAfterPublishing == null
                    ? scene.publisher()
                    : dieAfterPublishing
                            ? CrashingPublisher.afterPublishing(1, scene.publisher())
                            : CrashingPublisher.beforePublishing(1, scene.publisher());
            scene.fixture().clock().advance(java.time.Duration.ofSeconds(1));
            ServiceProcess doomed = scene.fixture().process(crash);
            Throwable death = catchThrowable(() -> scene.carryOn(event, doomed, dying));
            if (crash.reached() || dieAfterPublishing != null) {
                assertThat(death).isInstanceOf(SimulatedCrash.class);
            } else {
                assertThat(death).isNull();
            }
            scene.fixture().leaseEnds();
            Run run = scene.carryOn(event, scene.fixture().process(), scene.publisher());
            assertThat(run.state()).isEqualTo(RunState.DONE);
            return new Outcome(
                    scene.relative(), scene.publisher().ids(), scene.spark().begun());
        }
    }
}
