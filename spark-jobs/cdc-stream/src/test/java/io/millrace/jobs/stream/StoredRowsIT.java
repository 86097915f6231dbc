package io.millrace.jobs.stream;

import io.millrace.config.tables.PipelineConfig;
import io.millrace.jobs.stream.plan.StoredRows;
import io.millrace.jobs.stream.plan.TableForecast;
import io.millrace.jobs.stream.testing.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

import static io.millrace.jobs.stream.testing.Messages.delivery;
import static io.millrace.jobs.stream.testing.Messages.telemetry;
import static org.assertj.core.api.Assertions.assertThat;

class StoredRowsIT {
    @TempDir
    private Path folder;

    @Test
    void new_rules_are_held_against_current_and_quarantined_rows() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send(
                "vehicle_telemetry",
                telemetry("insert", 1, 1, 50.0, 80.0),
                telemetry("insert", 2, 2, 50.0, 300.0),
                telemetry("update", 3, 1, 50.0, 320.0),
                telemetry("insert", 4, 3, 50.0, 360.0),
                telemetry("insert", 5, 4, 95.0, 370.0),
                telemetry("insert", 6, 5, 95.0, 10.0));
        fleet.run("vehicle_telemetry");
        PipelineConfig before = fleet.config();
        PipelineConfig relaxed = fleet.configured("params: {min: -90, max: 90}", "params: {min: -90, max: 100}")
                .configured(
                        "params: {min: 0, max: 200}, severity: warning", "params: {min: 0, max: 310}, severity: error")
                .config();

        // when
        TableForecast forecast = new StoredRows(Fleet.SPARK, before, relaxed).judge("vehicle_telemetry", 10);

        // then
        assertThat(forecast.stored()).isEqualTo(2);
        assertThat(forecast.quarantinedByRule()).isEqualTo(Map.of("tel_006", 1L));
        assertThat(forecast.quarantined()).isEqualTo(1);
        assertThat(forecast.waiting()).isEqualTo(3);
        assertThat(forecast.released()).isEqualTo(1);
        assertThat(forecast.keptByRule()).isEqualTo(Map.of("tel_003", 2L, "tel_006", 2L));
        assertThat(forecast.notJudged()).isEmpty();
    }

    @Test
    void what_transforms_changed_or_masked_is_said_not_to_be_judged() {
        // given
        Fleet fleet = new Fleet(folder)
                .configured(
                        "    transforms:\n      - {id: del_tx_001",
                        "      - {id: del_003, type: length, column: customer_name, params: {max: 5}, severity: error}\n"
                                + "    transforms:\n      - {id: del_tx_001");
        fleet.send("deliveries", delivery("insert", 1, 1, "assigned"), delivery("insert", 2, 2, "stolen"));
        fleet.run("deliveries");
        PipelineConfig before = fleet.config();
        PipelineConfig without = fleet.configured("max: 5}, severity: error", "max: 50}, severity: error")
                .configured("[assigned, picked_up, delivered]", "[assigned, picked_up, delivered, stolen]")
                .config();

        // when
        TableForecast forecast = new StoredRows(Fleet.SPARK, before, without).judge("deliveries", 1);

        // then
        assertThat(forecast.waiting()).isEqualTo(1);
        assertThat(forecast.keptByRule()).isEqualTo(Map.of("del_003", 1L));
        assertThat(forecast.notJudged()).containsOnlyKeys("del_001", "del_003");
        assertThat(forecast.notJudged().get("del_001")).isEqualTo("stored rows: status was changed by a transform");
        assertThat(forecast.notJudged().get("del_003")).contains("customer_name is masked there");
    }
}
