package io.millrace.comparison;

import io.millrace.comparison.testing.ComparisonScene;
import io.millrace.comparison.testing.Rows;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.testing.CrashPoint;
import io.millrace.platform.testing.CrashingPublisher;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.platform.testing.SimulatedCrash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Whatever the moment at which the process dies: the same keys, bytes, events and watermark as without a crash. */
class CrashIT {
    private static final int MORE_THAN_ENOUGH = 60;

    /** What is going on when the process dies. */
    enum Work {
        PUBLISH,
        HOLD,
        SAME_HOLD,
        APPROVAL;

        Event<?> prepare(ComparisonScene scene, EventPublisher publisher) {
            scene.deliver(scene.snapshot("20260101000000", "e1", Rows.many(50)), publisher);
            if (this == PUBLISH) {
                return scene.snapshot("20260102000000", "e2", Rows.and(Rows.many(45), Rows.of("zz>1", "zz>2")));
            }
            Event<?> gutted = scene.snapshot("20260102000000", "e2", Rows.many(20));
            if (this == HOLD) {
                return gutted;
            }
            scene.deliver(gutted, publisher);
            if (this == SAME_HOLD) {
                return scene.snapshot("20260103000000", "e3", Rows.many(20));
            }
            return ComparisonScene.approval("a1", EventIds.derived("e2", "batch"));
        }
    }

    /** What is left behind. */
    record Outcome(Map<String, String> objects, Set<String> events, String watermark, Optional<String> hold) {}

    @ParameterizedTest
    @EnumSource
    void dying_at_any_effect_changes_nothing_of_the_outcome(Work work) {
        assertThat(crashesSurvived(work)).isGreaterThanOrEqualTo(work == Work.HOLD || work == Work.SAME_HOLD ? 5 : 8);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SAME_HOLD")
    void dying_around_the_publishing_changes_nothing_of_the_outcome(Work work) {
        // given
        Outcome expected = outcome(work, CrashPoint.never(), null);
        // when, then
        for (boolean after : new boolean[] {false, true}) {
            assertThat(outcome(work, CrashPoint.never(), after))
                    .as("died %s publishing", after ? "after" : "before")
                    .isEqualTo(expected);
        }
    }

    private static int crashesSurvived(Work work) {
        Outcome expected = outcome(work, CrashPoint.never(), null);
        for (int n = 0; n < MORE_THAN_ENOUGH; n++) {
            CrashPoint crash = CrashPoint.leavingEffects(n);
            assertThat(outcome(work, crash, null))
                    .as("died after %d effects", n)
                    .isEqualTo(expected);
            if (!crash.reached()) {
                return n;
            }
        }
        throw new AssertionError("The stage never comes to its end");
    }

    private static Outcome outcome(Work work, CrashPoint crash, Boolean dieAfterPublishing) {
        try (ComparisonScene scene = new ComparisonScene()) {
            RecordingPublisher publisher = new RecordingPublisher();
            Event<?> event = work.prepare(scene, publisher);
            EventPublisher dying = dieAfterPublishing == null
                    ? publisher
                    : dieAfterPublishing
                            ? CrashingPublisher.afterPublishing(1, publisher)
                            : CrashingPublisher.beforePublishing(1, publisher);
            scene.outside().ledger().accept("snapshot-comparison", event);
            ServiceProcess doomed = scene.fixture().process(crash);
            Throwable death = catchThrowable(() -> scene.carryOn(event, doomed, dying));
            if (crash.reached() || dieAfterPublishing != null) {
                assertThat(death).isInstanceOf(SimulatedCrash.class);
            } else {
                assertThat(death).isNull();
            }
            scene.fixture().leaseEnds();
            Run run = scene.carryOn(event, scene.fixture().process(), publisher);
            assertThat(run.state()).isEqualTo(RunState.DONE);
            return new Outcome(
                    Map.copyOf(scene.dropped()),
                    publisher.ids(),
                    scene.published(),
                    scene.holds()
                            .find(ComparisonScene.DATASET)
                            .map(hold -> hold.holdId() + hold.snapshot().snapshot() + hold.told()));
        }
    }
}
