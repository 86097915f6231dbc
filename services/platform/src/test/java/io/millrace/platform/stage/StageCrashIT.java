package io.millrace.platform.stage;

import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.testing.CrashPoint;
import io.millrace.platform.testing.CrashingPublisher;
import io.millrace.platform.testing.LedgerFixture;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.platform.testing.SampleEvents;
import io.millrace.platform.testing.SimulatedCrash;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing is lost and nothing happens twice, wherever the process dies. */
class StageCrashIT {
    private static LedgerFixture fixture;

    private final RecordingPublisher broker = new RecordingPublisher();

    @BeforeContainer
    static void open() {
        fixture = new LedgerFixture();
    }

    @AfterContainer
    static void close() {
        fixture.close();
    }

    @Property(tries = 1)
    void crash_before_any_write_changes_nothing_in_the_end() {
        assertThat(crashAtEveryWrite(CrashPoint::beforeMutation)).isGreaterThan(5);
    }

    @Property(tries = 1)
    void crash_after_any_write_changes_nothing_in_the_end() {
        assertThat(crashAtEveryWrite(CrashPoint::afterMutation)).isGreaterThan(5);
    }

    @Property(tries = 1)
    void crash_before_or_after_publishing_changes_nothing_in_the_end() {
        for (IntFunction<CrashingPublisher> crash : List.<IntFunction<CrashingPublisher>>of(
                n -> CrashingPublisher.beforePublishing(n, broker),
                n -> CrashingPublisher.afterPublishing(n, broker))) {
            Event<?> cause = SampleEvents.request("d");
            CrashingPublisher dying = crash.apply(1);
            live(fixture.process(), dying, cause);
            assertThat(dying.reached()).isTrue();

            settle(cause);

            assertDoneOnce(cause);
        }
    }

    /** Each number is a life of the process: 0 delivers and works; ± n dies before or after its n-th write. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void any_mix_of_deliveries_and_crashes_publishes_the_same_events(
            @ForAll @Size(max = 6) List<@IntRange(min = -8, max = 8) Integer> lives) {
        // given
        Event<?> cause = SampleEvents.request("d");
        // when
        for (int life : lives) {
            CrashPoint point = life == 0
                    ? CrashPoint.never()
                    : life < 0 ? CrashPoint.beforeMutation(-life) : CrashPoint.afterMutation(life);
            live(fixture.process(point), broker, cause);
            if (life % 2 == 0) {
                fixture.leaseEnds();
            }
        }
        settle(cause);
        // then
        assertDoneOnce(cause);
    }

    private int crashAtEveryWrite(IntFunction<CrashPoint> crash) {
        for (int n = 1; ; n++) {
            Event<?> cause = SampleEvents.request("d");
            CrashPoint point = crash.apply(n);
            live(fixture.process(point), broker, cause);
            settle(cause);
            assertDoneOnce(cause);
            if (!point.reached()) {
                return n - 1;
            }
        }
    }

    /** Delivers the event, works, and perhaps dies. */
    private static void live(LedgerFixture.ServiceProcess process, EventPublisher publisher, Event<?> cause) {
        try {
            process.ledger().accept(ScriptedStage.NAME, cause);
            process.runner(publisher, 3)
                    .carryOn(ScriptedStage.withEffects(process.checkpoints()), Run.id(ScriptedStage.NAME, cause.id()));
        } catch (SimulatedCrash dead) {
            assertThat(dead).hasMessageStartingWith("The process died");
        }
    }

    /** Kafka delivers again what was not acknowledged, and a new process finds what was left behind. */
    private void settle(Event<?> cause) {
        fixture.leaseEnds();
        live(fixture.process(), broker, cause);
    }

    private void assertDoneOnce(Event<?> cause) {
        LedgerFixture.ServiceProcess observer = fixture.process();
        assertThat(observer.ledger()
                        .find(Run.id(ScriptedStage.NAME, cause.id()))
                        .orElseThrow()
                        .state())
                .isEqualTo(RunState.DONE);
        assertThat(observer.ledger().open(ScriptedStage.NAME)).isEmpty();
        assertThat(observer.checkpoints().startingWith("effect/" + cause.id())).hasSize(3);
        Set<String> published = new TreeSet<>();
        broker.published().stream()
                .filter(event -> cause.id().equals(event.causationId()))
                .forEach(event -> published.add(event.id()));
        assertThat(published)
                .containsExactlyInAnyOrder(
                        EventIds.derived(cause.id(), "snapshot-written", "d"),
                        EventIds.derived(cause.id(), "mapping-sync-requested", "d"));
    }
}
