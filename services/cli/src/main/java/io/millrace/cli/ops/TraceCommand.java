package io.millrace.cli.ops;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Table;
import io.millrace.cli.trace.ChainTree;
import io.millrace.cli.trace.EventLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.HashMap;
import java.util.Map;

/** {@code millrace trace}. */
@Command(
        name = "trace",
        description = "Draws the chain of an event: what led to it and what it led to.",
        footer = {"", "Example:  ./millrace trace 3f0c9a6e"})
public final class TraceCommand extends LakeCommand {
    @Parameters(paramLabel = "ID", description = "Id of any event of the chain, or its beginning.")
    private String id;

    @Override
    int run(LakeConnection lake) {
        Map<String, ChainTree> chains = new HashMap<>();
        Map<String, String> found = new HashMap<>();
        try (EventLog log = new EventLog(lake.kafka(), lake.codec())) {
            log.readNew(event -> {
                chains.computeIfAbsent(event.correlationId(), chain -> new ChainTree())
                        .add(event);
                if (event.id().startsWith(id) || event.correlationId().startsWith(id)) {
                    found.put(event.correlationId(), event.id());
                }
            });
        }
        if (found.size() != 1) {
            throw new CliException(
                    ExitCodes.FINDINGS,
                    (found.isEmpty() ? "No event" : "More than one chain") + " begins with " + id
                            + ". Ids stand in: millrace runs list");
        }
        ChainTree chain = chains.get(found.keySet().iterator().next());
        if (isJson()) {
            Table table = new Table("id", "type", "subject", "time", "causation", "correlation");
            chain.events()
                    .forEach(event -> table.row(
                            event.id(),
                            event.type().eventName(),
                            event.subject(),
                            event.time(),
                            event.causationId(),
                            event.correlationId()));
            print(table, "");
        } else {
            out().println(chain.draw());
        }
        return ExitCodes.FINE;
    }
}
