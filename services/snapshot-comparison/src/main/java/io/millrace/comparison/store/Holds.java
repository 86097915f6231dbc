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

    /** Forgets what is held, because something newer was published. */
    public void remove(String dataset) {
        Optional<Checkpoint> held = checkpoints.find(PREFIX + dataset);
        while (held.isPresent() && !checkpoints.delete(held.get())) {
            held = checkpoints.find(PREFIX + dataset);
        }
    }
}
