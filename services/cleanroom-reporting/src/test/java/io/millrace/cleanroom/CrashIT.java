package io.millrace.cleanroom;

import io.millrace.cleanroom.listener.CleanroomReportStage;
import io.millrace.cleanroom.testing.CleanroomScene;
import io.millrace.events.Event;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.testing.CrashPoint;
import io.millrace.platform.testing.CrashingPublisher;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.platform.testing.SimulatedCrash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Whatever the moment at which the process dies: the same keys, bytes and events as without a crash. */
class CrashIT {
    private static final int MORE_THAN_ENOUGH = 40;
    private static final int EFFECTS = 5;

    private static CleanroomScene scene;
    private static int runs;

    @BeforeAll
    static void one_table() {
        scene = new CleanroomScene();
        scene.table("part_ibe_01", 3);
        scene.seed(scene.demo());
    }

    @AfterAll
    static void leave_nothing() {
        scene.close();
    }

    @Test
    void dying_at_any_effect_changes_nothing_of_the_outcome() {
        // given
        Map<String, String> expected = outcome(CrashPoint.never(), null);
        // when, then
        int survived = 0;
        for (int n = 0; n < MORE_THAN_ENOUGH; n++) {
            CrashPoint crash = CrashPoint.leavingEffects(n);
            assertThat(outcome(crash, null)).as("died after %d effects", n).isEqualTo(expected);
            if (!crash.reached()) {
                survived = n;
                break;
            }
        }
        assertThat(survived).isGreaterThan(EFFECTS);
    }

    @Test
    void dying_around_the_publishing_changes_nothing_of_the_outcome() {
        // given
        Map<String, String> expected = outcome(CrashPoint.never(), null);
        // when, then
        assertThat(outcome(CrashPoint.never(), false)).isEqualTo(expected);
        assertThat(outcome(CrashPoint.never(), true)).isEqualTo(expected);
    }

    @Test
    void the_json_document_comes_last() {
        // given
        RecordingPublisher publisher = new RecordingPublisher();
        for (int n = 1; n < MORE_THAN_ENOUGH; n++) {
            Event<?> event = request();
            scene.clear();
            CrashPoint crash = CrashPoint.afterMutation(n);
            scene.outside().ledger().accept(CleanroomReportStage.NAME, event);
            // when
            Throwable death = catchThrowable(
                    () -> scene.carryOn(event, scene.fixture().process(crash), publisher, scene.settings()));
            // then
            Set<String> now = scene.written().keySet();
            assertThat(death != null).isEqualTo(crash.reached());
            boolean complete = now.stream().anyMatch(key -> key.endsWith(".json"));
            assertThat(complete).isEqualTo(now.size() == 4);
            scene.fixture().leaseEnds();
            if (!crash.reached()) {
                return;
            }
        }
        throw new AssertionError("The stage never comes to its end");
    }

    private static Event<?> request() {
        runs++;
        Event<?> template = scene.request("e" + runs);
        return Event.first(template.id(), template.source(), template.time().plusSeconds(runs), template.data());
    }

    /** What is left behind, under names that do not tell of the run. */
    private static Map<String, String> outcome(CrashPoint crash, Boolean dieAfterPublishing) {
        RecordingPublisher publisher = new RecordingPublisher();
        Event<?> event = request();
        scene.clear();
        EventPublisher dying = dieAfterPublishing == null
                ? publisher
                : dieAfterPublishing
                        ? CrashingPublisher.afterPublishing(1, publisher)
                        : CrashingPublisher.beforePublishing(1, publisher);
        scene.outside().ledger().accept(CleanroomReportStage.NAME, event);
        Throwable death =
                catchThrowable(() -> scene.carryOn(event, scene.fixture().process(crash), dying, scene.settings()));
        if (crash.reached() || dieAfterPublishing != null) {
            assertThat(death).isInstanceOf(SimulatedCrash.class);
        } else {
            assertThat(death).isNull();
        }
        scene.fixture().leaseEnds();
        Run run = scene.carryOn(event, scene.outside(), publisher, scene.settings());
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(publisher.ids()).hasSize(1);
        String second = event.time().toString().substring(0, 19);
        String stamp = second.replaceAll("[-:]", "").replace('T', '_');
        Map<String, String> objects = new TreeMap<>();
        scene.written()
                .forEach((key, text) -> objects.put(
                        key.replace(stamp, "TIME"),
                        text.replace(event.time().toString(), "TIME").replace(second.replace('T', ' '), "TIME")));
        assertThat(objects).hasSize(4);
        return objects;
    }
}
