package io.millrace.cli.trace;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.events.Event;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.ledger.RunState;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Watches a chain until every running stage that its events concern is through with them. */
public final class ChainWatch {
    private static final Duration LOOK = Duration.ofMillis(150);

    private final LakeConnection lake;
    private final ChainStages stages;

    /** Chains of a lake. */
    public ChainWatch(LakeConnection lake) {
        this.lake = lake;
        this.stages = new ChainStages(lake.services());
    }

    /**
     * The chain, once it has come to its end.
     *
     * @param correlationId the chain's first event
     * @throws CliException when it has not within the patience
     */
    public ChainTree untilSettled(String correlationId, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        ChainTree chain = new ChainTree();
        try (EventLog log = new EventLog(lake.kafka(), lake.codec())) {
            while (true) {
                log.readNew(event -> {
                    if (event.correlationId().equals(correlationId)) {
                        chain.add(event);
                    }
                });
                int known = chain.events().size();
                if (known > 0 && isSettled(chain)) {
                    log.readNew(event -> {
                        if (event.correlationId().equals(correlationId)) {
                            chain.add(event);
                        }
                    });
                    if (chain.events().size() == known) {
                        return chain;
                    }
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new CliException(
                            ExitCodes.FINDINGS,
                            "The chain " + correlationId + " has not come to its end within " + patience.toSeconds()
                                    + " s. See: millrace status, millrace runs list --state open");
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private boolean isSettled(ChainTree chain) {
        RunLedger ledger = lake.ledger();
        for (Event<?> event : chain.events()) {
            for (String stage : stages.concernedBy(event.type())) {
                boolean through = ledger.find(Run.id(stage, event.id()))
                        .filter(run -> run.state() != RunState.OPEN)
                        .isPresent();
                if (!through) {
                    return false;
                }
            }
        }
        return true;
    }
}
