package io.millrace.cli.ops;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import io.millrace.cli.trace.ChainTree;
import io.millrace.cli.trace.ChainWatch;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.mapping.MappingSyncRequested;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code millrace sync}. */
@Command(
        name = "sync",
        description = "Asks for a validation of the mappings now.",
        footer = {"", "Example:  ./millrace sync --wait"})
public final class SyncCommand extends LakeCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = "pipeline_migration_table_mapping",
            description = "${DEFAULT-VALUE} unless given.")
    private String dataset;

    @Option(names = "--wait", description = "Wait until the chain has come to its end, and draw it.")
    private boolean wait;

    @Override
    int run(LakeConnection lake) throws InterruptedException {
        Event<MappingSyncRequested> request = Event.first(
                UUID.randomUUID().toString(),
                Event.source("cli"),
                Instant.now(),
                new MappingSyncRequested(dataset, "asked for at the command line"));
        lake.publisher().publish(List.of(request));
        if (!wait) {
            out().println("Asked for: event " + request.id());
            return ExitCodes.FINE;
        }
        Progress progress = Progress.toStandardError();
        progress.doing("waiting for the chain of " + request.id());
        ChainTree chain = new ChainWatch(lake).untilSettled(request.id(), PATIENCE);
        progress.done("the chain has come to its end");
        out().println(chain.draw());
        boolean failed = chain.events().stream().anyMatch(event -> event.type() == EventType.STAGE_FAILED);
        return failed ? ExitCodes.FINDINGS : ExitCodes.FINE;
    }
}
