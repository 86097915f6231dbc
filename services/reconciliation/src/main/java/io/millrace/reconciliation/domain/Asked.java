package io.millrace.reconciliation.domain;

import io.millrace.events.Event;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.events.streaming.ReconciliationRequested;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a cause asks for.
 *
 * @param tables to compare; empty for all that have a stream
 * @param required whether each of them must be one of the pipeline's; others concern somebody else
 * @param ignored why the cause asks for nothing; empty when it does
 */
public record Asked(List<String> tables, boolean required, Optional<String> ignored) {
    private static final Set<URI> STREAMS = Set.of(Event.source("change-capture"), Event.source("cdc-stream"));

    /** What an event asks of the service that looks after a pipeline. */
    public static Asked of(Event<?> cause, String pipeline, String environment) {
        if (cause.data() instanceof ReconciliationRequested requested) {
            return requested.dataset().equals(pipeline)
                    ? new Asked(
                            requested.tables() == null ? List.of() : List.copyOf(requested.tables()),
                            true,
                            Optional.empty())
                    : nothing("it is about pipeline " + requested.dataset());
        }
        SchemaDrifted drifted = cause.as(SchemaDrifted.class).data();
        if (!STREAMS.contains(cause.source())) {
            return nothing("it is about no streamed table");
        }
        if (!drifted.dataset().equals(pipeline) || !drifted.environment().equals(environment)) {
            return nothing("it is about pipeline " + drifted.dataset() + " in " + drifted.environment());
        }
        return drifted.held()
                ? nothing("the table's stream stands still until a person decides; it is compared with all others")
                : new Asked(List.of(drifted.table()), false, Optional.empty());
    }

    private static Asked nothing(String why) {
        return new Asked(List.of(), false, Optional.of(why));
    }

    /** The tables that are to be compared, of those that have a stream; none when they concern somebody else. */
    public List<String> among(List<String> streamed) {
        if (tables.isEmpty()) {
            return streamed;
        }
        List<String> unknown =
                tables.stream().filter(table -> !streamed.contains(table)).toList();
        if (required && !unknown.isEmpty()) {
            throw Failures.unknownTables(unknown, streamed);
        }
        return streamed.stream().filter(tables::contains).toList();
    }
}
