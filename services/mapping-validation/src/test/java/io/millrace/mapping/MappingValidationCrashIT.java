package io.millrace.mapping;

import io.millrace.events.Event;
import io.millrace.mapping.testing.MappingScene;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.testing.CrashPoint;
import io.millrace.platform.testing.CrashingPublisher;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.platform.testing.SimulatedCrash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import static io.millrace.mapping.testing.MappingScene.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Whatever the moment at which the process dies: the same keys, bytes and events as without a crash. */
class MappingValidationCrashIT {
    private static final int MORE_THAN_ENOUGH = 40;
    /** Claim, name, three files, end of the run. */
    private static final int EFFECTS_AT_LEAST = 6;

    private static final int FILES = 3;

    /** What is left behind. */
    record Outcome(Map<String, String> objects, Set<String> events) {}

    @ParameterizedTest(name = "mappings usable: {0}")
    @ValueSource(booleans = {true, false})
    void dying_at_any_effect_changes_nothing_of_the_outcome(boolean usable) {
        // given
        Outcome expected = outcome(usable, CrashPoint.never(), publisher -> publisher);
        assertThat(expected.objects()).hasSize(usable ? 3 : 0);
        assertThat(expected.events()).hasSize(1);
        // when, then
        int n = 0;
        for (; n < MORE_THAN_ENOUGH; n++) {
            CrashPoint crash = CrashPoint.leavingEffects(n);
            assertThat(outcome(usable, crash, publisher -> publisher))
                    .as("died after %d effects", n)
                    .isEqualTo(expected);
            if (!crash.reached()) {
                break;
            }
        }
        assertThat(n).isBetween(usable ? EFFECTS_AT_LEAST : EFFECTS_AT_LEAST - FILES, MORE_THAN_ENOUGH - 1);
    }

    @ParameterizedTest(name = "after the publishing: {0}, mappings usable: {1}")
    @CsvSource({"true, true", "false, true", "true, false", "false, false"})
    void dying_around_the_publishing_changes_nothing_of_the_outcome(boolean after, boolean usable) {
        Outcome expected = outcome(usable, CrashPoint.never(), publisher -> publisher);
        assertThat(outcome(
                        usable,
                        CrashPoint.never(),
                        publisher -> after
                                ? CrashingPublisher.afterPublishing(1, publisher)
                                : CrashingPublisher.beforePublishing(1, publisher)))
                .isEqualTo(expected);
    }

    private static Outcome outcome(boolean usable, CrashPoint crash, UnaryOperator<EventPublisher> publishing) {
        try (MappingScene scene = new MappingScene()) {
            scene.glue().with("v2__db__test", "t", usable ? 2 : 0);
            scene.mapping("v1|db__test|a", "v2|db__test|t0").mapping("v1|db__test|b", "v2|db__test|t1");
            scene.mapping("broken", "v2|db__test|t1");
            Event<?> event = request("e1", "2026-01-31T12:00:00Z");
            RecordingPublisher publisher = new RecordingPublisher();
            EventPublisher doomedPublisher = publishing.apply(publisher);
            ServiceProcess doomed = scene.fixture().process(crash);
            Throwable death = catchThrowable(() -> scene.deliver(event, doomed, doomedPublisher));
            if (crash.reached() || doomedPublisher != publisher) {
                assertThat(death).isInstanceOf(SimulatedCrash.class);
            } else {
                assertThat(death).isNull();
            }
            scene.fixture().leaseEnds();
            Run run = scene.carryOn(event, scene.fixture().process(), publisher);
            assertThat(run.state()).isEqualTo(RunState.DONE);
            scene.deliver(event, scene.fixture().process(), publisher);
            Map<String, String> objects = new TreeMap<>();
            scene.objects()
                    .forEach((key, text) -> objects.put(
                            key, text.replace(scene.syncTable(), "sync").replace(scene.manualTable(), "manual")));
            return new Outcome(objects, publisher.ids());
        }
    }
}
