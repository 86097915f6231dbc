package io.millrace.alerting.domain;

import io.millrace.events.Event;
import io.millrace.events.lake.SchemaChange;
import io.millrace.events.lake.SchemaDrifted;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words for changed schemas. */
public final class SchemaAlerts {
    private static final int SHOWN = 50;
    private static final Set<URI> STREAMS = Set.of(Event.source("change-capture"), Event.source("cdc-stream"));

    private SchemaAlerts() {}

    /** A table whose schema lost or retyped columns. */
    public static Alert of(Event<?> event, SchemaDrifted drifted) {
        String table = drifted.database() + "." + drifted.table();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dataset", drifted.dataset());
        facts.put("table", table);
        facts.put(
                "held", drifted.held() ? "yes, the catalog shows the version before" : "no, the catalog has followed");
        facts.put("removed", count(drifted, SchemaChange.Kind.REMOVED));
        facts.put("retyped", count(drifted, SchemaChange.Kind.RETYPED));
        facts.put("added", count(drifted, SchemaChange.Kind.ADDED));
        facts.put("files", drifted.location().toString());
        List<SchemaChange> changes = drifted.changes();
        return new Alert(
                AlertKind.SCHEMA_DRIFTED,
                event.id(),
                event.correlationId(),
                drifted.environment(),
                (drifted.held() ? "Schema change held - " : "Schema changed - ")
                        + drifted.environment().toUpperCase(Locale.ROOT),
                "The columns of " + table + " are not those of the version before. "
                        + (drifted.held()
                                ? "Readers still see that version; the new one waits for a person."
                                : "Readers see the new version."),
                facts,
                List.of("column", "change", "before", "now"),
                changes.stream().limit(SHOWN).map(SchemaAlerts::row).toList(),
                changes.size() > SHOWN ? (changes.size() - SHOWN) + " more changes" : "",
                STREAMS.contains(event.source()) ? ofStream(drifted) : whatToDo(drifted),
                event.time());
    }

    private static String whatToDo(SchemaDrifted drifted) {
        return drifted.held()
                ? "If the change is right, name the table in millrace.registration.follow-tables=" + drifted.table()
                        + " and start table-registration again: it registers the version that waits. If not, mend the"
                        + " source; the next snapshot is compared with what the catalog shows."
                : "Check the queries that use these columns.";
    }

    private static String ofStream(SchemaDrifted drifted) {
        return drifted.held()
                ? "Say in tables.yaml what the table's columns are now and start its stream again; the changes wait on"
                        + " their topic until then."
                : "Add the columns to tables.yaml, so that rules can judge them.";
    }

    private static String count(SchemaDrifted drifted, SchemaChange.Kind kind) {
        return Long.toString(drifted.changes().stream()
                .filter(change -> change.kind() == kind)
                .count());
    }

    private static List<String> row(SchemaChange change) {
        return List.of(change.column(), change.kind().title(), orDash(change.before()), orDash(change.after()));
    }

    private static String orDash(String type) {
        return type == null ? "-" : type;
    }
}
