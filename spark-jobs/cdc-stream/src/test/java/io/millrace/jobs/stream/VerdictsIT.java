package io.millrace.jobs.stream;

import io.millrace.events.streaming.RowsQuarantined;
import io.millrace.events.streaming.RuleCount;
import io.millrace.jobs.stream.batch.Step;
import io.millrace.jobs.stream.testing.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

import static io.millrace.jobs.stream.testing.Fleet.rows;
import static io.millrace.jobs.stream.testing.Messages.telemetry;
import static org.assertj.core.api.Assertions.assertThat;

/** What is told of broken rules. */
class VerdictsIT {
    @TempDir
    private Path folder;

    @Test
    void counts_are_those_of_the_rows_that_were_set_aside_also_when_the_rule_is_gone_after_a_crash() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send(
                "vehicle_telemetry",
                telemetry("insert", 1, 1, 50.0, 300.0),
                telemetry("insert", 2, 2, 50.0, 300.0),
                telemetry("insert", 3, 3, 95.0, 300.0));
        fleet.watcher = (step, batch) -> {
            if (step == Step.QUARANTINED) {
                throw new IllegalStateException("crash after " + step);
            }
        };
        fleet.run("vehicle_telemetry");
        fleet.watcher = (step, batch) -> {};
        fleet.configured(
                "      - {id: tel_001, type: range, column: latitude, params: {min: -90, max: 90}, severity: error}\n",
                "");

        // when
        boolean well = fleet.run("vehicle_telemetry");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("vehicle_telemetry"), "id")).containsExactly("1", "2");
        assertThat(rows(fleet.quarantine("vehicle_telemetry"), "id")).containsExactly("3");
        assertThat(fleet.events("rows-quarantined")).singleElement().satisfies(event -> assertThat(event.data())
                .isInstanceOfSatisfying(RowsQuarantined.class, told -> {
                    assertThat(told.rows()).isOne();
                    assertThat(told.rules())
                            .containsExactlyInAnyOrder(
                                    new RuleCount("tel_001", "range", "latitude", 1),
                                    new RuleCount("tel_006", "range", "speed_kmh", 1));
                }));
    }

    @Test
    void commits_and_metrics_keep_the_counts_of_warnings_beside_those_of_rows_that_were_set_aside() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send(
                "vehicle_telemetry",
                telemetry("insert", 1, 1, 50.0, 300.0),
                telemetry("insert", 2, 2, 50.0, 310.0),
                telemetry("insert", 3, 3, 95.0, 10.0));

        // when
        boolean well = fleet.run("vehicle_telemetry");

        // then
        assertThat(well).isTrue();
        assertThat(fleet.events("rows-quarantined")).singleElement().satisfies(event -> assertThat(
                        ((RowsQuarantined) event.data()).rules())
                .isEqualTo(List.of(new RuleCount("tel_001", "range", "latitude", 1))));
        assertThat(notes(fleet.root + "delta/vehicle_telemetry/"))
                .anySatisfy(note -> assertThat(note).contains("\"warnings\":{\"tel_006\":2}"));
        assertThat(rows(
                        fleet.metrics().filter("metric_name = 'warnings'"),
                        "check_name",
                        "column_name",
                        "metric_value",
                        "over",
                        "passed"))
                .containsExactly("tel_006 speed_kmh 2.0 batch true");
        assertThat(notes(fleet.root + "quarantine/vehicle_telemetry/")).anySatisfy(note -> assertThat(note)
                .contains("\"quarantined\":1", "\"messages\":3", "{\"tel_001\":1}"));
    }

    private static List<String> notes(String location) {
        return rows(Fleet.SPARK.sql("DESCRIBE HISTORY delta.`%s`".formatted(location)), "userMetadata");
    }
}
