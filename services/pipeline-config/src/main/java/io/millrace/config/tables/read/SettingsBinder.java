package io.millrace.config.tables.read;

import io.millrace.config.shape.Fields;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.KafkaSettings;
import io.millrace.config.tables.PipelineSettings;
import io.millrace.config.tables.SourceDatabase;
import io.millrace.config.yaml.YamlMap;

import java.util.List;

/** Makes settings of their nodes. */
final class SettingsBinder {
    private static final String ENVIRONMENT_DECIDES = "PLACEHOLDER";

    private final Fields file;
    private final Origins origins;

    SettingsBinder(Fields file, Origins origins) {
        this.file = file;
        this.origins = origins;
    }

    PipelineSettings settings() {
        Fields fields = below("settings", TablesShape.SETTINGS);
        String fallback = (String) TablesShape.SETTINGS.key("trigger_interval").fallback();
        PipelineSettings settings = new PipelineSettings(
                folder(fields.text("checkpoint_location")),
                folder(fields.text("quarantine_path")),
                fields.text("delta_bucket"),
                Durations.parse(fields.text("trigger_interval"), fallback));
        return origins.remember(settings, "settings", fields, Shape.Group.any());
    }

    KafkaSettings kafka() {
        Fields fields = below("kafka", TablesShape.KAFKA);
        String servers = fields.text("bootstrap_servers");
        KafkaSettings kafka = new KafkaSettings(
                servers.startsWith(ENVIRONMENT_DECIDES) ? ENVIRONMENT_DECIDES : servers.replace(" ", ""),
                fields.text("security_protocol"),
                fields.text("sasl_mechanism"),
                fields.text("sasl_username"));
        return origins.remember(kafka, "kafka", fields, Shape.Group.any());
    }

    /** {@code null} when the file does not say. */
    SourceDatabase sourceDatabase() {
        return file.below("source_database")
                .map(node -> new Fields(node, TablesShape.SOURCE_DATABASE))
                .map(fields -> new SourceDatabase(fields.text("engine"), fields.text("schema_name")))
                .orElse(null);
    }

    /** An address with a slash at the end. */
    static String folder(String address) {
        return address == null || address.endsWith("/") ? address : address + "/";
    }

    private Fields below(String key, Shape.Group group) {
        return new Fields(file.below(key).orElse(new YamlMap(file.map().place(), List.of())), group);
    }
}
