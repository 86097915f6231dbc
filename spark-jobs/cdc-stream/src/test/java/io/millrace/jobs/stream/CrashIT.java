package io.millrace.jobs.stream;

import io.millrace.events.Event;
import io.millrace.events.streaming.RowsQuarantined;
import io.millrace.jobs.stream.batch.Step;
import io.millrace.jobs.stream.run.RestartPolicy;
import io.millrace.jobs.stream.testing.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static io.millrace.jobs.stream.testing.Envelope.change;
import static io.millrace.jobs.stream.testing.Envelope.control;
import static io.millrace.jobs.stream.testing.Fleet.rows;
import static io.millrace.jobs.stream.testing.Messages.telemetry;
import static org.assertj.core.api.Assertions.assertThat;

class CrashIT {
    private static final String[] HISTORY = {
        "id", "latitude", "_operation", "_lsn", "_effective_from", "_effective_to", "_is_current", "_batch"
    };
    private static final String[] QUARANTINE = {
        "id", "_lsn", "array_join(transform(_failed_rules, r -> r.rule), ',')", "_batch"
    };
    private static final String[] LETTERS = {"partition", "value", "reason", "batch"};

    @TempDir
    private Path folder;

    @Test
    void a_crash_between_any_two_effects_leaves_the_same_as_no_crash() {
        // given
        Fleet calm = new Fleet(folder);
        send(calm);
        calm.run("vehicle_telemetry");
        Fleet shaken = new Fleet(folder);
        send(shaken);
        shaken.restarts = new RestartPolicy(Duration.ofMillis(1), Duration.ofMillis(1), 20);
        Set<Step> open = EnumSet.allOf(Step.class);
        shaken.watcher = (step, batch) -> {
            if (open.remove(step)) {
                throw new IllegalStateException("crash after " + step);
            }
        };

        // when
        boolean well = shaken.run("vehicle_telemetry");

        // then
        assertThat(well).isTrue();
        assertThat(open).isEmpty();
        assertThat(rows(shaken.delta("vehicle_telemetry"), HISTORY))
                .isEqualTo(rows(calm.delta("vehicle_telemetry"), HISTORY));
        assertThat(rows(shaken.quarantine("vehicle_telemetry"), QUARANTINE))
                .isEqualTo(rows(calm.quarantine("vehicle_telemetry"), QUARANTINE));
        assertThat(rows(shaken.deadLetters("vehicle_telemetry"), LETTERS))
                .isEqualTo(rows(calm.deadLetters("vehicle_telemetry"), LETTERS));
        assertThat(rows(shaken.metrics(), "metric_name", "metric_value", "over"))
                .contains("warnings 1.0 batch")
                .isEqualTo(rows(calm.metrics(), "metric_name", "metric_value", "over"));
        assertThat(ids(shaken.events("messages-rejected"))).hasSize(1);
        assertThat(ids(shaken.events("rows-quarantined"))).hasSize(1);
        assertThat(ids(shaken.events("data-landed"))).hasSize(1);
        assertThat(shaken.events("stage-failed")).isEmpty();
    }

    @Test
    void a_topic_that_is_read_again_from_its_beginning_changes_nothing() {
        // given
        Fleet fleet = new Fleet(folder);
        send(fleet);
        fleet.run("vehicle_telemetry");
        List<String> history = rows(fleet.delta("vehicle_telemetry"), HISTORY);
        List<String> quarantine = rows(fleet.quarantine("vehicle_telemetry"), QUARANTINE);
        List<String> letters = rows(fleet.deadLetters("vehicle_telemetry"), LETTERS);
        List<String> metrics = rows(fleet.metrics(), "metric_name", "metric_value", "over");
        fleet.events.clear();
        fleet.with("--checkpoint-root", fleet.root + "other-checkpoints/", "--max-messages", "5");

        // when
        boolean well = fleet.run("vehicle_telemetry");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("vehicle_telemetry"), HISTORY)).isEqualTo(history);
        assertThat(rows(fleet.quarantine("vehicle_telemetry"), QUARANTINE)).isEqualTo(quarantine);
        assertThat(rows(fleet.deadLetters("vehicle_telemetry"), LETTERS)).isEqualTo(letters);
        assertThat(rows(fleet.metrics(), "metric_name", "metric_value", "over")).isEqualTo(metrics);
        assertThat(fleet.events("messages-rejected")).isEmpty();
        assertThat(fleet.events("rows-quarantined")).isEmpty();
    }

    @Test
    void what_lay_aside_and_passes_when_the_topic_is_read_again_passes_after_a_crash_too_and_gives_its_values() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.restarts = new RestartPolicy(Duration.ofMillis(1), Duration.ofMillis(1), 20);
        fleet.send("vehicle_telemetry", telemetry("insert", 1, 1, 95.0, 80.0));
        fleet.run("vehicle_telemetry");
        fleet.send(
                "vehicle_telemetry",
                telemetry("insert", 2, 2, 50.0, 400.0),
                telemetry("update", 3, 1, 50.0, 80.0)
                        .without("harsh_braking")
                        .metadata("unchanged-columns", List.of("harsh_braking")));
        fleet.configured("params: {min: -90, max: 90}", "params: {min: -90, max: 95}")
                .with("--checkpoint-root", fleet.root + "other-checkpoints/");
        Set<Step> open = EnumSet.of(Step.QUARANTINED);
        fleet.watcher = (step, batch) -> {
            if (open.remove(step)) {
                throw new IllegalStateException("crash after " + step);
            }
        };

        // when
        boolean well = fleet.run("vehicle_telemetry");

        // then
        assertThat(well).isTrue();
        assertThat(open).isEmpty();
        assertThat(rows(fleet.delta("vehicle_telemetry"), "id", "_lsn", "harsh_braking"))
                .containsExactly("1 1 false", "1 3 false");
        assertThat(rows(fleet.quarantine("vehicle_telemetry"), "id", "_lsn")).containsExactly("1 1", "2 2");
        assertThat(fleet.events("rows-quarantined"))
                .allSatisfy(event ->
                        assertThat(((RowsQuarantined) event.data()).rows()).isOne());
    }

    private static void send(Fleet fleet) {
        fleet.send(
                "vehicle_telemetry",
                telemetry("insert", 1, 1, 50.0, 80.0),
                telemetry("insert", 2, 2, 95.0, 80.0),
                telemetry("insert", 3, 3, 50.0, 300.0),
                control("vehicle_telemetry", "truncate-table", 4),
                telemetry("insert", 5, 1, 51.0, 80.0),
                telemetry("update", 6, 1, 52.0, 80.0),
                telemetry("insert", 7, 4, 53.0, 80.0),
                change("vehicle_telemetry", "delete", 8, "id", 4));
        fleet.sendRaw("vehicle_telemetry", "{");
    }

    private static Set<String> ids(List<Event<?>> events) {
        return events.stream().map(Event::id).collect(Collectors.toSet());
    }
}
