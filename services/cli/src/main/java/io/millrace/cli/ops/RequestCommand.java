package io.millrace.cli.ops;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import io.millrace.cli.trace.ChainTree;
import io.millrace.cli.trace.ChainWatch;
import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A command that asks for something with an event, and on demand watches what comes of it. */
abstract class RequestCommand extends LakeCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Option(names = "--wait", description = "Wait until the chain has come to its end, and draw it.")
    private boolean wait;

    /** The event that asks for it. */
    abstract DomainEvent request();

    @Override
    final int run(LakeConnection lake) throws InterruptedException {
        Event<DomainEvent> request =
                Event.first(UUID.randomUUID().toString(), Event.source("cli"), Instant.now(), request());
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
