package io.millrace.config.tables.read;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.Severity;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ForeignKey;
import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.KafkaSettings;
import io.millrace.config.tables.OnDelete;
import io.millrace.config.tables.OnSchemaChange;
import io.millrace.config.tables.OnTruncate;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.PipelineSettings;
import io.millrace.config.tables.SourceDatabase;
import io.millrace.config.tables.TableConfig;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The fleet's file, as the pipeline that it comes from has it, is read unchanged. */
class FleetExampleTest {
    private final PipelineConfig fleet = FleetFile.read(FleetFile.text());

    @Test
    void settings_are_read_with_placeholders_filled() {
        assertThat(fleet.name()).isEqualTo("fleet");
        assertThat(fleet.settings())
                .isEqualTo(new PipelineSettings(
                        "s3://fleet-assets-123456789012/checkpoints/",
                        "s3://fleet-quarantine-123456789012/",
                        "fleet-delta-123456789012",
                        Duration.ofSeconds(15)));
        assertThat(fleet.kafka())
                .isEqualTo(new KafkaSettings("PLACEHOLDER", "SASL_SSL", "SCRAM-SHA-512", "kafkaadmin"));
        assertThat(fleet.sourceDatabase()).isEqualTo(new SourceDatabase("postgres", "public"));
    }

    @Test
    void tables_have_their_columns() {
        assertThat(fleet.tables())
                .extracting(TableConfig::name, table -> table.schema().size())
                .containsExactly(
                        tuple("vehicles", 10),
                        tuple("drivers", 9),
                        tuple("vehicle_telemetry", 13),
                        tuple("deliveries", 14),
                        tuple("alerts", 11));
        assertThat(fleet.tables().get(0).schema().get(1))
                .isEqualTo(new ColumnConfig("vin", ColumnType.of(ColumnType.Kind.STRING), false, true));
    }

    @Test
    void what_the_file_leaves_out_has_its_fallback() {
        TableConfig drivers = fleet.tables().get(1);
        assertThat(drivers.primaryKey()).containsExactly("id");
        assertThat(drivers.sequenceBy()).isEmpty();
        assertThat(drivers.history()).isEqualTo(HistoryKind.SCD2);
        assertThat(drivers.deletes()).isEqualTo(OnDelete.CLOSE);
        assertThat(drivers.onSchemaChange()).isEqualTo(OnSchemaChange.EVOLVE);
        assertThat(drivers.onTruncate()).isEqualTo(OnTruncate.CLOSE);
        assertThat(drivers.replay().maxAge()).isEqualTo(Duration.ofDays(30));
        assertThat(drivers.internal()).isFalse();
    }

    @Test
    void rules_transforms_checks_and_references_are_read() {
        TableConfig drivers = fleet.tables().get(1);
        TableConfig telemetry = fleet.tables().get(2);
        TableConfig deliveries = fleet.tables().get(3);
        assertThat(drivers.dqRules().get(0))
                .isEqualTo(new RuleConfig(
                        "drv_001", "regex", "employee_id", Map.of("pattern", "^DRV\\d{5}$"), Severity.ERROR));
        assertThat(telemetry.dqRules().get(0).params()).isEqualTo(Map.of("min", -90L, "max", 90L));
        assertThat(telemetry.transforms()).extracting(TransformConfig::column).containsExactly("latitude", "longitude");
        assertThat(telemetry.deequChecks()).hasSize(4);
        assertThat(telemetry.deequChecks().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(telemetry.indexes().get(0).columns()).containsExactly("vehicle_id", "recorded_at");
        assertThat((List<?>) deliveries.dqRules().get(0).params().get("values")).hasSize(10);
        assertThat(deliveries.foreignKeys())
                .containsExactly(
                        new ForeignKey("vehicle_id", "vehicles", "id"), new ForeignKey("driver_id", "drivers", "id"));
    }
}
