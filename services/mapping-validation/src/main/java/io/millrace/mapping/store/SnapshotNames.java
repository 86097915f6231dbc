package io.millrace.mapping.store;

import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * Names snapshots by the time of the event that asked for them. Of two events within a second the later one in the
 * ledger takes the next free second; a run that is repeated gets its own name again.
 */
public final class SnapshotNames {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final CheckpointStore checkpoints;

    /** Names are reserved in the store. */
    public SnapshotNames(CheckpointStore checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** The snapshot name of a cause, UTC {@code yyyyMMddHHmmss}. */
    public String reserve(String dataset, String causeId, Instant time) {
        for (Instant second = time; ; second = second.plusSeconds(1)) {
            String name = NAME.format(second);
            String key = "snapshot-name/" + dataset + "/" + name;
            if (checkpoints.create(key, Map.of("cause", causeId))
                    || checkpoints
                            .find(key)
                            .map(Checkpoint::values)
                            .filter(values -> causeId.equals(values.get("cause")))
                            .isPresent()) {
                return name;
            }
        }
    }
}
