package io.millrace.cli.trace;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.ledger.RunState;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import static java.util.Map.entry;

/** Watches a chain until every stage that its events concern is through with them. */
public final class ChainWatch {
    private static final Map<EventType, List<String>> STAGES = new EnumMap<>(Map.ofEntries(
            entry(EventType.MAPPING_SYNC_REQUESTED, List.of("mapping-validation")),
            entry(EventType.SNAPSHOT_WRITTEN, List.of("snapshot-comparison")),
            entry(EventType.DELETIONS_APPROVED, List.of("snapshot-comparison")),
            entry(EventType.MAPPING_SOURCE_EMPTY, List.of("alerting")),
            entry(EventType.DELETIONS_FOUND, List.of("alerting")),
            entry(EventType.DELETIONS_HELD, List.of("alerting")),
            entry(EventType.BUCKETING_REQUESTED, List.of("bucketing")),
            entry(EventType.TABLES_REGISTERED, List.of("bucketed-tables")),
            entry(EventType.SNAPSHOT_BUCKETED, List.of("table-registration")),
            entry(EventType.DATA_LANDED, List.of("table-registration")),
            entry(EventType.SCHEMA_DRIFTED, List.of("alerting")),
            entry(EventType.CLEANROOM_REPORT_REQUESTED, List.of("cleanroom-reporting")),
            entry(EventType.STAGE_FAILED, List.of("alerting")),
            entry(EventType.STAGE_RECOVERED, List.of("alerting"))));
    private static final Duration LOOK = Duration.ofMillis(150);

    private final LakeConnection lake;

    /** Chains of a lake. */
    public ChainWatch(LakeConnection lake) {
        this.lake = lake;
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
            for (String stage : STAGES.getOrDefault(event.type(), List.of())) {
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
