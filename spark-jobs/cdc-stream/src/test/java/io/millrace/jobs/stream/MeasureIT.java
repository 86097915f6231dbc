package io.millrace.jobs.stream;

import io.millrace.events.streaming.BreachedCheck;
import io.millrace.events.streaming.QualityBreached;
import io.millrace.jobs.stream.testing.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.millrace.jobs.stream.testing.Fleet.rows;
import static io.millrace.jobs.stream.testing.Messages.telemetry;
import static org.assertj.core.api.Assertions.assertThat;

class MeasureIT {
    @TempDir
    private Path folder;

    @Test
    void metrics_that_cannot_be_written_are_told_and_stop_no_row() throws IOException {
        // given
        Fleet fleet = new Fleet(folder);
        Path metrics = folder.resolve(fleet.name).resolve("metrics");
        Files.createDirectories(metrics.getParent());
        Files.writeString(metrics, "a file where a folder should be");
        fleet.send("vehicle_telemetry", telemetry("insert", 1, 1, 50.0, 80.0));

        // when
        boolean well = fleet.run("vehicle_telemetry");

        // then
        assertThat(well).isTrue();
        assertThat(fleet.delta("vehicle_telemetry").count()).isOne();
        assertThat(fleet.events("quality-breached")).singleElement().satisfies(event -> assertThat(
                        ((QualityBreached) event.data()).checks())
                .extracting(BreachedCheck::metric)
                .contains("completeness", "size"));
        assertThat(fleet.events("quality-breached"))
                .allSatisfy(event -> assertThat(((QualityBreached) event.data()).checks())
                        .allSatisfy(check -> assertThat(check.error()).isNotBlank()));
    }

    @Test
    void what_was_measured_over_time_goes_on_after_commits_that_change_no_current_row() {
        // given
        Fleet fleet = new Fleet(folder)
                .configured(
                        "      - {metric: size, threshold: 1, severity: warning}\n",
                        "      - {metric: max, column: speed_kmh, severity: warning}\n");
        fleet.send("vehicle_telemetry", telemetry("insert", 5, 1, 50.0, 90.0));
        fleet.run("vehicle_telemetry");
        fleet.send("vehicle_telemetry", telemetry("update", 3, 1, 50.0, 10.0));
        fleet.run("vehicle_telemetry");
        String table = "delta.`%sdelta/vehicle_telemetry/`".formatted(fleet.root);
        Fleet.SPARK.sql("OPTIMIZE " + table);
        Fleet.SPARK.sql("ALTER TABLE " + table + " SET TBLPROPERTIES ('fleet.owner' = 'us')");
        fleet.send("vehicle_telemetry", telemetry("update", 7, 1, 50.0, 50.0));

        // when
        boolean well = fleet.run("vehicle_telemetry");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.metrics().filter("metric_name = 'max' and over = 'all'"), "metric_value"))
                .containsExactly("90.0", "90.0");
    }
}
