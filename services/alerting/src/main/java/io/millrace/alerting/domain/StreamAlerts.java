package io.millrace.alerting.domain;

import io.millrace.events.Event;
import io.millrace.events.streaming.BreachedCheck;
import io.millrace.events.streaming.DivergedRange;
import io.millrace.events.streaming.MessagesRejected;
import io.millrace.events.streaming.QualityBreached;
import io.millrace.events.streaming.ReplicationLagging;
import io.millrace.events.streaming.RowsQuarantined;
import io.millrace.events.streaming.TableDiverged;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words for what happens to streamed tables. */
public final class StreamAlerts {
    private StreamAlerts() {}

    /** The alert that an event of the streaming lane asks for; empty when it asks for none. */
    public static Optional<Alert> of(Event<?> event) {
        if (event.data() instanceof MessagesRejected rejected) {
            return Optional.of(rejected(event, rejected));
        }
        if (event.data() instanceof RowsQuarantined set) {
            return Optional.of(quarantined(event, set));
        }
        if (event.data() instanceof QualityBreached breached) {
            return Optional.of(breached(event, breached));
        }
        if (event.data() instanceof ReplicationLagging lagging) {
            return Optional.of(lagging(event, lagging));
        }
        return event.data() instanceof TableDiverged diverged
                ? Optional.of(diverged(event, diverged))
                : Optional.empty();
    }

    private static Alert rejected(Event<?> event, MessagesRejected rejected) {
        Map<String, String> facts = facts(rejected.dataset(), rejected.table());
        facts.put("batch", Long.toString(rejected.batch()));
        facts.put("messages", Long.toString(rejected.messages()));
        facts.put("dead letters", rejected.location().toString());
        facts.put("reason, of one", rejected.reason());
        return plain(
                event,
                AlertKind.MESSAGES_REJECTED,
                rejected.environment(),
                "Messages rejected",
                rejected.messages() + (rejected.messages() == 1 ? " message for " : " messages for ") + rejected.table()
                        + " could not be read as changes: what they say may be missing in the lake. The others went on.",
                facts,
                "Each dead letter has its reason and its place in Kafka. Mend whoever wrote it. A later change that carries all"
                        + " values of a row brings the row's state of then; a delete, and versions between, do not come again."
                        + " " + reconcile(rejected.dataset(), rejected.table())
                        + " with the pipeline's tables.yaml counts dead letters, and shows what else differs from the source.");
    }

    private static Alert quarantined(Event<?> event, RowsQuarantined set) {
        Map<String, String> facts = facts(set.dataset(), set.table());
        facts.put("batch", Long.toString(set.batch()));
        facts.put("rows", Long.toString(set.rows()));
        facts.put("quarantine", set.location().toString());
        return table(
                event,
                AlertKind.ROWS_QUARANTINED,
                set.environment(),
                "Rows quarantined",
                set.rows() + " rows of " + set.table()
                        + " broke quality rules and wait in quarantine; the others went on.",
                facts,
                List.of("rule", "type", "column", "rows"),
                set.rules().stream()
                        .map(rule -> List.of(rule.rule(), rule.type(), rule.column(), Long.toString(rule.rows())))
                        .toList(),
                "",
                "Mend the rows in the source, which brings them again as changes; or, if the rule is wrong, change it in"
                        + " tables.yaml and replay them from quarantine.");
    }

    private static Alert breached(Event<?> event, QualityBreached breached) {
        Map<String, String> facts = facts(breached.dataset(), breached.table());
        facts.put("batch", Long.toString(breached.batch()));
        return table(
                event,
                AlertKind.QUALITY_BREACHED,
                breached.environment(),
                "Quality threshold missed",
                "Metrics of " + breached.table()
                        + " missed their thresholds or could not be measured. The rows went on.",
                facts,
                List.of("metric", "column", "of", "value", "least", "severity"),
                breached.checks().stream().map(StreamAlerts::row).toList(),
                "",
                "Look at the metric's past in the table dq_metrics; mend the source, or the threshold in tables.yaml.");
    }

    private static Alert lagging(Event<?> event, ReplicationLagging lagging) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dataset", lagging.dataset());
        facts.put("slot", lagging.slot());
        facts.put("lag", String.format(Locale.ROOT, "%.1f s, %d bytes", lagging.lagSeconds(), lagging.lagBytes()));
        facts.put("log held in the database", lagging.heldBytes() + " bytes");
        facts.put(
                "last change",
                lagging.lastChange() == null ? "none yet" : lagging.lastChange().toString());
        return plain(
                event,
                AlertKind.REPLICATION_LAGGING,
                lagging.environment(),
                "Replication lags",
                "Change capture is behind its database: " + String.join("; ", lagging.limits()) + ".",
                facts,
                "See whether change-capture runs and Kafka takes its messages. The database keeps its log until the slot"
                        + " has it: watch the database's disk, and drop the slot only if its changes may be lost.");
    }

    private static Alert diverged(Event<?> event, TableDiverged diverged) {
        Map<String, String> facts = facts(diverged.dataset(), diverged.table());
        facts.put("compared at", diverged.lsn());
        facts.put("rows in the source", Long.toString(diverged.rows().source()));
        facts.put("current rows in the lake", Long.toString(diverged.rows().current()));
        facts.put("quarantined", Long.toString(diverged.rows().quarantined()));
        facts.put("rejected", Long.toString(diverged.rows().rejected()));
        facts.put("repaired", diverged.repaired() ? "yes" : "no");
        int more = diverged.rangeCount() - diverged.ranges().size();
        return table(
                event,
                AlertKind.TABLE_DIVERGED,
                diverged.environment(),
                diverged.repaired() ? "Table diverged, repaired" : "Table diverged",
                "Lake and source differ about " + diverged.table() + " in " + diverged.rangeCount()
                        + (diverged.rangeCount() == 1 ? " range" : " ranges") + " of keys.",
                facts,
                List.of("from key", "to key", "missing", "extra", "changed", "duplicate"),
                diverged.ranges().stream().map(StreamAlerts::row).toList(),
                more > 0 ? more + " more ranges" : "",
                diverged.repaired()
                        ? "Find out how it came about: the ranges were read again from the source, the cause is not mended."
                        : "Run " + reconcile(diverged.dataset(), diverged.table())
                                + " --repair with the pipeline's tables.yaml: it reads these ranges again from the source.");
    }

    /** A dataset is named as STACK_NAME of its {@code tables.yaml}. */
    private static String reconcile(String dataset, String table) {
        return "./millrace reconcile FILE --stack-name " + dataset + " --table " + table;
    }

    private static Alert plain(
            Event<?> event,
            AlertKind kind,
            String environment,
            String subject,
            String text,
            Map<String, String> facts,
            String whatToDo) {
        return table(event, kind, environment, subject, text, facts, List.of(), List.of(), "", whatToDo);
    }

    private static Alert table(
            Event<?> event,
            AlertKind kind,
            String environment,
            String subject,
            String text,
            Map<String, String> facts,
            List<String> columns,
            List<List<String>> rows,
            String more,
            String whatToDo) {
        return new Alert(
                kind,
                event.id(),
                event.correlationId(),
                environment,
                subject(subject, environment),
                text,
                facts,
                columns,
                rows,
                more,
                whatToDo,
                event.time());
    }

    private static Map<String, String> facts(String dataset, String table) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dataset", dataset);
        facts.put("table", table);
        return facts;
    }

    private static String subject(String what, String environment) {
        return what + " - " + environment.toUpperCase(Locale.ROOT);
    }

    private static List<String> row(BreachedCheck check) {
        return List.of(
                check.name() == null ? check.metric() : check.metric() + " (" + check.name() + ")",
                check.column() == null ? "-" : check.column(),
                check.over().title(),
                check.value() == null
                        ? "not measured: " + check.error()
                        : String.format(Locale.ROOT, "%.4f", check.value()),
                String.format(Locale.ROOT, "%.4f", check.threshold()),
                check.severity());
    }

    private static List<String> row(DivergedRange range) {
        return List.of(
                range.from(),
                range.to(),
                Long.toString(range.missing()),
                Long.toString(range.extra()),
                Long.toString(range.changed()),
                Long.toString(range.duplicate()));
    }
}
