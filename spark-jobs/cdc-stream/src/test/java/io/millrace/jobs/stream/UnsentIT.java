package io.millrace.jobs.stream;

import io.millrace.config.tables.TableConfig;
import io.millrace.events.streaming.RowsQuarantined;
import io.millrace.events.streaming.RuleCount;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.stream.batch.Step;
import io.millrace.jobs.stream.rows.Judgement;
import io.millrace.jobs.stream.run.RestartPolicy;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.stream.testing.Envelope;
import io.millrace.jobs.stream.testing.Fleet;
import io.millrace.jobs.stream.unsent.UnsentValues;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import static io.millrace.jobs.stream.testing.Fleet.rows;
import static io.millrace.jobs.stream.testing.Messages.telemetry;
import static org.assertj.core.api.Assertions.assertThat;

/** Values that were not sent since they had not changed, while the change that last sent them lies aside. */
class UnsentIT {
    private static final String[] ROWS = {"id", "_lsn", "speed_kmh", "harsh_braking", "_is_current"};
    private static final String[] ASIDE = {
        "id", "_lsn", "array_join(transform(_failed_rules, r -> concat(r.rule, ':', r.column)), ',')"
    };

    @TempDir
    private Path folder;

    @Test
    void a_row_that_the_source_never_had_is_never_shown_whatever_the_batches_crashes_and_repetitions() {
        // given
        Fleet fleet = new Fleet(folder).with("--max-messages", "5");
        fleet.restarts = new RestartPolicy(Duration.ofMillis(1), Duration.ofMillis(1), 20);
        Set<Step> open = EnumSet.of(Step.QUARANTINED);
        fleet.watcher = (step, batch) -> {
            if (batch.number() == 1 && open.remove(step)) {
                throw new IllegalStateException("crash after " + step);
            }
        };
        fleet.send(
                "vehicle_telemetry",
                telemetry("insert", 1, 1, 50.0, 50.0),
                telemetry("insert", 1, 2, 50.0, 50.0),
                telemetry("insert", 1, 3, 50.0, 50.0),
                telemetry("update", 2, 1, 50.0, 400.0).data("harsh_braking", "B"));
        fleet.run("vehicle_telemetry");
        fleet.send(
                "vehicle_telemetry",
                unsent(telemetry("update", 3, 1, 50.0, 60.0), "harsh_braking"),
                telemetry("update", 3, 2, 50.0, 400.0).data("harsh_braking", "B"),
                unsent(telemetry("update", 4, 2, 50.0, 60.0), "harsh_braking"),
                unsent(telemetry("update", 4, 1, 50.0, 0.0), "speed_kmh").data("harsh_braking", "C"),
                unsent(telemetry("update", 4, 3, 50.0, 70.0), "harsh_braking"));
        fleet.run("vehicle_telemetry");
        fleet.sendRaw(
                "vehicle_telemetry",
                telemetry("upsert", 5, 3, 50.0, 10.0).data("harsh_braking", "D").json());
        fleet.send(
                "vehicle_telemetry",
                unsent(telemetry("update", 6, 3, 50.0, 80.0), "harsh_braking"),
                telemetry("update", 6, 2, 50.0, 90.0).data("harsh_braking", "E"),
                unsent(telemetry("update", 7, 2, 50.0, 91.0), "harsh_braking"));

        // when
        boolean well = fleet.run("vehicle_telemetry");

        // then
        List<String> history = List.of(
                "1 1 50.0 false true",
                "2 1 50.0 false false",
                "2 6 90.0 E false",
                "2 7 91.0 E true",
                "3 1 50.0 false false",
                "3 4 70.0 false true");
        List<String> aside = List.of(
                "1 2 tel_003:speed_kmh,tel_006:speed_kmh",
                "1 3 unsent_value:harsh_braking",
                "1 4 unsent_value:speed_kmh",
                "2 3 tel_003:speed_kmh,tel_006:speed_kmh",
                "2 4 unsent_value:harsh_braking",
                "3 6 unsent_value:harsh_braking");
        assertThat(well).isTrue();
        assertThat(open).isEmpty();
        assertThat(rows(fleet.delta("vehicle_telemetry"), ROWS)).isEqualTo(history);
        assertThat(rows(fleet.quarantine("vehicle_telemetry"), ASIDE)).isEqualTo(aside);
        assertThat(fleet.events("rows-quarantined"))
                .anySatisfy(event -> assertThat(((RowsQuarantined) event.data()).rules())
                        .contains(new RuleCount("unsent_value", "unsent_value", "harsh_braking", 2)));

        // when the topic is read again
        fleet.with("--checkpoint-root", fleet.root + "other-checkpoints/", "--max-messages", "4");
        boolean again = fleet.run("vehicle_telemetry");

        // then
        assertThat(again).isTrue();
        assertThat(rows(fleet.delta("vehicle_telemetry"), ROWS)).isEqualTo(history);
        assertThat(rows(fleet.quarantine("vehicle_telemetry"), ASIDE)).isEqualTo(aside);

        // when rows of the quarantine are judged again, as a replay does
        Dataset<Row> second = again(fleet, "id = 1 and _lsn >= 3");
        Dataset<Row> both = again(fleet, "id = 1");

        // then
        assertThat(rows(second, ASIDE)).containsExactly("1 3 unsent_value:harsh_braking", "1 4 unsent_value:speed_kmh");
        assertThat(rows(both, ASIDE)).containsExactly("1 2 ", "1 3 ", "1 4 ");
    }

    /** Rows of the quarantine that break no configured rule any more. */
    private static Dataset<Row> again(Fleet fleet, String which) {
        TableConfig config = fleet.config().tables().get(0);
        StreamTable table = new StreamTable(config, Transforms.of(config), true);
        Dataset<Row> passing =
                Judgement.allPassed(fleet.quarantine("vehicle_telemetry").where(which));
        return UnsentValues.of(table, config, fleet.config().settings().quarantinePath())
                .judge(passing);
    }

    private static Envelope unsent(Envelope change, String column) {
        return change.without(column).metadata("unchanged-columns", List.of(column));
    }
}
