package io.millrace.reconciliation.testing;

import io.millrace.events.Event;
import io.millrace.events.lake.SchemaChange;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.events.streaming.ReconciliationRequested;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Events that the service takes. */
public final class Causes {
    private static final Instant TIME = Instant.parse("2026-01-31T11:00:00Z");

    private Causes() {}

    /** The stream's news of a table's new column. */
    public static Event<SchemaDrifted> drift(String id, String table) {
        return drift(id, table, "cdc-stream", "fleet", false);
    }

    /** News of a table's new column. */
    public static Event<SchemaDrifted> drift(String id, String table, String source, String dataset, boolean held) {
        return Event.first(
                id,
                Event.source(source),
                TIME,
                new SchemaDrifted(
                        dataset,
                        "test",
                        dataset,
                        table,
                        URI.create("s3://lake/" + table + "/"),
                        List.of(new SchemaChange("color", SchemaChange.Kind.ADDED, null, "text")),
                        held));
    }

    /** A request; for all tables when none is named. */
    public static Event<ReconciliationRequested> request(String id, String... tables) {
        List<String> names = tables.length == 0 ? null : List.of(tables);
        return Event.first(id, Event.source("test"), TIME, new ReconciliationRequested("fleet", names, "because"));
    }
}
