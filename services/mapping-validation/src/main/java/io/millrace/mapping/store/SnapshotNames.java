package io.millrace.mapping.store;

import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Names snapshots by the time of the event that asked for them. Of two events within a second the later one in the
 * ledger takes the next free second; a run that is repeated gets its own name again.
 * Names whose snapshot was completed for another cause, which the ledger has forgotten, are passed over.
 */
public final class SnapshotNames {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final CheckpointStore checkpoints;

    /** Names are reserved in the store. */
    public SnapshotNames(CheckpointStore checkpoints) {
        this.checkpoints = checkpoints;
    }

    /**
     * The snapshot name of a cause, UTC {@code yyyyMMddHHmmss}.
     *
     * @param foreign whether a snapshot of that name was completed for another cause
     */
    public String reserve(String dataset, String causeId, Instant time, Predicate<String> foreign) {
        for (Instant second = time; ; second = second.plusSeconds(1)) {
            String name = NAME.format(second);
            String key = "snapshot-name/" + dataset + "/" + name;
            if (isReserved(key, causeId) && !foreign.test(name)) {
                return name;
            }
        }
    }

    private boolean isReserved(String key, String causeId) {
        return checkpoints.create(key, Map.of("cause", causeId))
                || checkpoints
                        .find(key)
                        .map(Checkpoint::values)
                        .filter(values -> causeId.equals(values.get("cause")))
                        .isPresent();
    }
}
