package io.millrace.config.tables.plan;

import io.millrace.config.tables.KafkaSettings;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.PipelineSettings;
import io.millrace.config.tables.SourceDatabase;
import io.millrace.config.tables.plan.Change.Action;
import io.millrace.config.tables.plan.Change.Difference;
import io.millrace.config.tables.plan.Change.Subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What changes for all tables. */
final class SettingsDiff {
    private final List<Change> changes = new ArrayList<>();

    private SettingsDiff() {}

    static List<Change> between(PipelineConfig before, PipelineConfig after) {
        SettingsDiff diff = new SettingsDiff();
        diff.setting("pipeline", before.name(), after.name(), Effect.NONE, "it is another pipeline by name");
        diff.settings(before.settings(), after.settings());
        diff.kafka(before.kafka(), after.kafka());
        diff.source(before.sourceDatabase(), after.sourceDatabase());
        return diff.changes;
    }

    private void settings(PipelineSettings before, PipelineSettings after) {
        setting(
                "settings.checkpoint_location",
                before.checkpointLocation(),
                after.checkpointLocation(),
                Effect.STARTS_ANEW,
                "streams find no checkpoint there and read their topics from the start; changes that are stored already change nothing");
        setting(
                "settings.quarantine_path",
                before.quarantinePath(),
                after.quarantinePath(),
                Effect.STARTS_ANEW,
                "rows set aside so far stay in the old folder, out of reach of replay");
        setting(
                "settings.delta_bucket",
                before.deltaBucket(),
                after.deltaBucket(),
                Effect.STARTS_ANEW,
                "metrics and their states begin anew in the new bucket");
        setting(
                "settings.trigger_interval",
                before.triggerInterval(),
                after.triggerInterval(),
                Effect.FROM_NOW_ON,
                "batches come at another pace");
    }

    private void kafka(KafkaSettings before, KafkaSettings after) {
        String meaning = "holds from the next start of the streams";
        setting(
                "kafka.bootstrap_servers",
                before.bootstrapServers(),
                after.bootstrapServers(),
                Effect.FROM_NOW_ON,
                meaning);
        setting(
                "kafka.security_protocol",
                before.securityProtocol(),
                after.securityProtocol(),
                Effect.FROM_NOW_ON,
                meaning);
        setting("kafka.sasl_mechanism", before.saslMechanism(), after.saslMechanism(), Effect.FROM_NOW_ON, meaning);
        setting("kafka.sasl_username", before.saslUsername(), after.saslUsername(), Effect.FROM_NOW_ON, meaning);
    }

    private void source(SourceDatabase before, SourceDatabase after) {
        setting(
                "source_database",
                before == null ? null : before.engine() + " " + before.schemaName(),
                after == null ? null : after.engine() + " " + after.schemaName(),
                Effect.NONE,
                "stored rows stay; reconcile compares with the new source");
    }

    private void setting(String name, Object before, Object after, Effect effect, String meaning) {
        if (!Objects.equals(before, after)) {
            List<Difference> differences =
                    Differences.none().values(name, before, after).found();
            changes.add(new Change(null, Subject.SETTING, name, Action.CHANGED, differences, effect, meaning));
        }
    }
}
