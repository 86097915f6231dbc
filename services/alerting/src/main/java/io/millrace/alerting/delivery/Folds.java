package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.Fold;
import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Folds kept as checkpoints {@code alert-fold/{key}}. */
public final class Folds {
    private static final String PREFIX = "alert-fold/";

    private final CheckpointStore checkpoints;
    private final Clock clock;
    private final Duration window;

    /** @param window within which repeated troubles are only counted */
    public Folds(CheckpointStore checkpoints, Clock clock, Duration window) {
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.window = window;
    }

    /** Decides a trouble, or finds what was decided before. */
    public Fold decide(String key, String troubleId) {
        while (true) {
            Optional<Checkpoint> checkpoint = checkpoints.find(PREFIX + key);
            Fold fold = checkpoint.map(found -> new Fold(found.values())).orElseGet(Fold::empty);
            if (fold.knows(troubleId)) {
                return fold;
            }
            Fold next = fold.with(troubleId, clock.instant(), window);
            boolean written = checkpoint.isPresent()
                    ? checkpoints.replace(checkpoint.get(), next.values())
                    : checkpoints.create(PREFIX + key, next.values());
            if (written) {
                return next;
            }
        }
    }

    /** The troubles are over: the next one is told. */
    public void end(String key) {
        while (true) {
            Optional<Checkpoint> checkpoint = checkpoints.find(PREFIX + key);
            if (checkpoint.isEmpty()
                    || checkpoints.replace(
                            checkpoint.get(),
                            new Fold(checkpoint.get().values()).over().values())) {
                return;
            }
        }
    }
}
