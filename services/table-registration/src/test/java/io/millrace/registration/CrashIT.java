package io.millrace.registration;

import io.millrace.events.Event;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.testing.CrashPoint;
import io.millrace.platform.testing.CrashingPublisher;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.platform.testing.SimulatedCrash;
import io.millrace.registration.testing.RegistrationScene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Whatever the moment at which the process dies: the same tables, partitions, holds and events as without a crash. */
class CrashIT {
    private static final String V1 = "2025-10-15-aaaaaaaa";
    private static final String V2 = "2025-10-22-bbbbbbbb";
    private static final int MORE_THAN_ENOUGH = 40;

    /** What is left behind. */
    record Outcome(Map<String, String> tables, Map<String, String> partitions, List<String> held, String events) {}

    @ParameterizedTest(name = "after the effect: {0}")
    @ValueSource(booleans = {true, false})
    void dying_at_any_effect_changes_nothing_of_the_outcome(boolean after) {
        // given
        Outcome expected = outcome(CrashPoint.never(), publisher -> publisher);

        // when, then
        int n = 1;
        for (; n < MORE_THAN_ENOUGH; n++) {
            CrashPoint crash = after ? CrashPoint.afterMutation(n) : CrashPoint.beforeMutation(n);
            assertThat(outcome(crash, publisher -> publisher))
                    .as("died %s effect %d", after ? "after" : "before", n)
                    .isEqualTo(expected);
            if (!crash.reached()) {
                break;
            }
        }
        assertThat(n).isBetween(8, MORE_THAN_ENOUGH - 1);
    }

    @ParameterizedTest(name = "after the publishing: {0}")
    @ValueSource(booleans = {true, false})
    void dying_around_the_publishing_changes_nothing_of_the_outcome(boolean after) {
        // given
        Outcome expected = outcome(CrashPoint.never(), publisher -> publisher);

        // when
        Outcome outcome = outcome(
                CrashPoint.never(),
                publisher -> after
                        ? CrashingPublisher.afterPublishing(1, publisher)
                        : CrashingPublisher.beforePublishing(1, publisher));

        // then
        assertThat(outcome).isEqualTo(expected);
    }

    private static Outcome outcome(CrashPoint crash, UnaryOperator<EventPublisher> publishing) {
        try (RegistrationScene scene = new RegistrationScene()) {
            scene.deliver(scene.bucketed(
                    V1,
                    scene.table(V1, "held", 2, "customer_user_id", "a", "b"),
                    scene.table(V1, "followed", 2, "customer_user_id", "a", "b"),
                    scene.partitioned(V1, "parted", List.of(0, 1))));
            scene.follow(false, "ext_followed");
            Event<?> event = scene.bucketed(
                    V2,
                    scene.table(V2, "held", 2, "customer_user_id", "a"),
                    scene.table(V2, "followed", 2, "customer_user_id", "a"),
                    scene.table(V2, "added", 2, "customer_user_id", "a"),
                    scene.partitioned(V2, "parted", List.of(1, 2)));
            RecordingPublisher publisher = new RecordingPublisher();
            EventPublisher doomed = publishing.apply(publisher);
            scene.accept(event);
            Throwable death = catchThrowable(() -> scene.carryOn(event, doomed, crash));
            if (crash.reached() || doomed != publisher) {
                assertThat(death).isInstanceOf(SimulatedCrash.class);
            } else {
                assertThat(death).isNull();
            }
            scene.fixture().leaseEnds();
            Run run = scene.carryOn(event, publisher);
            assertThat(run.state()).isEqualTo(RunState.DONE);
            return left(scene, publisher);
        }
    }

    private static Outcome left(RegistrationScene scene, RecordingPublisher publisher) {
        Map<String, String> tables = new TreeMap<>();
        scene.glue()
                .getTables(request -> request.databaseName(RegistrationScene.DATABASE))
                .tableList()
                .forEach(table -> tables.put(
                        table.name(),
                        neutral(scene, table.storageDescriptor() + " " + new TreeMap<>(table.parameters()))));
        Map<String, String> partitions = new TreeMap<>();
        scene.partitions("part_parted").forEach((value, location) -> partitions.put(value, neutral(scene, location)));
        TreeSet<String> events = new TreeSet<>();
        publisher.published().forEach(event -> events.add(neutral(scene, event.toString())));
        return new Outcome(
                tables,
                partitions,
                scene.held().all().stream().map(Object::toString).toList(),
                String.join("\n", events));
    }

    private static String neutral(RegistrationScene scene, String text) {
        return text.replace(scene.bucket(), "bucket");
    }
}
