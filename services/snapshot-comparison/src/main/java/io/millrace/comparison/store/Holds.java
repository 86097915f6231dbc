package io.millrace.comparison.store;

import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;

import java.util.Optional;

/** The held difference by dataset: one at most, the newest. */
public final class Holds {
    /** Prefix of the checkpoints; the dataset follows. */
    public static final String PREFIX = "held/";

    private final CheckpointStore checkpoints;

    /** Holds in the store. */
    public Holds(CheckpointStore checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** The difference of a dataset that waits for a person. */
    public Optional<Hold> find(String dataset) {
        return checkpoints.find(PREFIX + dataset).map(checkpoint -> Hold.of(dataset, checkpoint.values()));
    }

    /** Holds a difference, in the place of an older one. */
    public void put(Hold hold) {
        String key = PREFIX + hold.dataset();
        while (true) {
            Optional<Checkpoint> older = checkpoints.find(key);
            boolean written = older.isPresent()
                    ? checkpoints.replace(older.get(), hold.values())
                    : checkpoints.create(key, hold.values());
            if (written) {
                return;
            }
        }
    }

    /** Notes that this hold's event is published; whatever took its place stays as it is. */
    public void told(String dataset, String holdId) {
        while (true) {
            Optional<Checkpoint> held =
                    checkpoints.find(PREFIX + dataset).filter(found -> isOf(found, dataset, holdId));
            if (held.isEmpty()
                    || checkpoints.replace(
                            held.get(),
                            Hold.of(dataset, held.get().values()).nowTold().values())) {
                return;
            }
        }
    }

    private static boolean isOf(Checkpoint held, String dataset, String holdId) {
        return Hold.of(dataset, held.values()).holdId().equals(holdId);
    }

    /** Forgets whatever is held, since the watermark is about to move; only for the run that has the turn. */
    public void forget(String dataset) {
        checkpoints.find(PREFIX + dataset).ifPresent(checkpoints::delete);
    }

    /** Forgets this hold, since it is published or void; whatever took its place stays. */
    public void forget(String dataset, String holdId) {
        checkpoints
                .find(PREFIX + dataset)
                .filter(held -> isOf(held, dataset, holdId))
                .ifPresent(checkpoints::delete);
    }
}
