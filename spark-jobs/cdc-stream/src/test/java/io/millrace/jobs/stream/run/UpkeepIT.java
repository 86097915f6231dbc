package io.millrace.jobs.stream.run;

import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.history.HistorySpec;
import io.millrace.jobs.history.care.CarePolicy;
import io.millrace.jobs.stream.testing.Envelope;
import io.millrace.jobs.stream.testing.Fleet;
import io.millrace.jobs.stream.testing.Messages;
import io.millrace.jobs.support.ProgressLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class UpkeepIT {
    private static final String TABLE = "vehicle_telemetry";
    private static final CarePolicy POLICY = new CarePolicy(1, 1L << 20, Duration.ofHours(2), Duration.ZERO);

    @TempDir
    private Path folder;

    @Test
    void the_table_and_all_that_its_stream_writes_beside_it_keep_few_files_and_lose_no_row() {
        // given
        Fleet fleet = new Fleet(folder).with("--max-messages", "2");
        for (int id = 0; id < 3; id++) {
            fleet.send(TABLE, telemetry(4 * id + 1, 50.0), telemetry(4 * id + 2, 95.0));
            fleet.sendRaw(TABLE, "{");
        }
        fleet.run(TABLE);
        long rows = fleet.quarantine(TABLE).count()
                + fleet.deadLetters(TABLE).count()
                + fleet.metrics().count();
        assertThat(files(fleet)).allMatch(count -> count > 1);
        HistorySpec spec = HistorySpec.of(
                fleet.root + "delta/" + TABLE,
                List.of("id"),
                HistoryColumns.dataOf(fleet.delta(TABLE).schema()));

        // when
        try (Upkeep upkeep = new Upkeep(
                Fleet.SPARK, 1, POLICY, new ProgressLines(new PrintStream(PrintStream.nullOutputStream())))) {
            upkeep.after(
                    TABLE,
                    0,
                    spec,
                    List.of(
                            fleet.root + "quarantine/" + TABLE + "/",
                            fleet.root + "quarantine/_dead_letters/" + TABLE + "/",
                            fleet.root + "quarantine/_control/" + TABLE + "/",
                            fleet.root + "metrics/dq_metrics/"));
        }

        // then
        assertThat(files(fleet)).containsOnly(1);
        assertThat(fleet.quarantine(TABLE).count()
                        + fleet.deadLetters(TABLE).count()
                        + fleet.metrics().count())
                .isEqualTo(rows);
    }

    private static Envelope telemetry(int id, double latitude) {
        return Messages.telemetry("insert", id, id, latitude, 80.0);
    }

    private static List<Integer> files(Fleet fleet) {
        return List.of(
                fleet.quarantine(TABLE).inputFiles().length,
                fleet.deadLetters(TABLE).inputFiles().length,
                fleet.metrics().inputFiles().length,
                fleet.delta(TABLE).filter("_is_current").inputFiles().length);
    }
}
