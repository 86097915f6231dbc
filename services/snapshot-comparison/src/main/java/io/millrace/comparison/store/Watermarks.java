package io.millrace.comparison.store;

import io.millrace.comparison.domain.SnapshotRef;
import io.millrace.comparison.store.Watermark.Pending;
import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.platform.stage.StageWaitsException;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The last published snapshot by dataset. One comparison at a time has its turn, across all processes; a turn is kept
 * through crashes until its batch is published or given up, so that no difference is lost and none published twice.
 */
public final class Watermarks {
    private static final String PREFIX = "published/";

    private final CheckpointStore checkpoints;
    private final RunLedger ledger;
    private final String stage;

    /** @param stage whose runs take turns */
    public Watermarks(CheckpointStore checkpoints, RunLedger ledger, String stage) {
        this.checkpoints = checkpoints;
        this.ledger = ledger;
        this.stage = stage;
    }

    /** The last published snapshot. */
    public Optional<SnapshotRef> published(String dataset) {
        return read(dataset).published();
    }

    /** Whether this hold was approved and published, as far back as is remembered: {@value Watermark#APPROVED_KEPT}. */
    public boolean wasApproved(String dataset, String holdId) {
        return read(dataset).approved().contains(holdId);
    }

    /**
     * Takes the turn, or goes on with it after a crash.
     *
     * @param snapshotId asked only when the turn is new
     * @throws StageWaitsException while another run has the turn
     */
    public Turn take(String dataset, String causeId, Supplier<String> snapshotId) {
        while (true) {
            Optional<Checkpoint> checkpoint = checkpoints.find(PREFIX + dataset);
            Watermark watermark =
                    checkpoint.map(read -> Watermark.of(read.values())).orElseGet(Watermark::none);
            Optional<Pending> pending = watermark.pending();
            if (pending.isPresent() && pending.get().causeId().equals(causeId)) {
                return new Turn(
                        dataset, causeId, watermark.published(), pending.get().snapshotId());
            }
            pending.ifPresent(other -> waitFor(dataset, other));
            String id = snapshotId.get();
            if (write(dataset, checkpoint, watermark.with(new Pending(causeId, id, false)))) {
                return new Turn(dataset, causeId, watermark.published(), id);
            }
        }
    }

    private void waitFor(String dataset, Pending other) {
        if (other.publishing() || !isGivenUp(other)) {
            throw new StageWaitsException(
                    "The comparison of " + dataset + " for event " + other.causeId() + " has the turn");
        }
    }

    private boolean isGivenUp(Pending comparison) {
        return ledger.find(Run.id(stage, comparison.causeId()))
                .map(run -> run.state() != RunState.OPEN)
                .orElse(true);
    }

    /** See {@link Baseline#set}; the last published snapshot until then. */
    Optional<SnapshotRef> rebase(String dataset, Optional<SnapshotRef> baseline, boolean abandonBatch) {
        while (true) {
            Optional<Checkpoint> checkpoint = checkpoints.find(PREFIX + dataset);
            Watermark watermark =
                    checkpoint.map(read -> Watermark.of(read.values())).orElseGet(Watermark::none);
            watermark.pending().ifPresent(comparison -> checkIsOver(dataset, comparison, abandonBatch));
            if (write(dataset, checkpoint, watermark.rebased(baseline))) {
                return watermark.published();
            }
        }
    }

    private void checkIsOver(String dataset, Pending comparison, boolean abandonBatch) {
        String run = Run.id(stage, comparison.causeId());
        if (!isGivenUp(comparison)) {
            throw kept(
                    dataset,
                    "run " + run + " is comparing",
                    "Wait until it has ended, see millrace runs show " + run + ", then try again.");
        }
        if (comparison.publishing() && !abandonBatch) {
            throw kept(
                    dataset,
                    "run " + run + " failed while it published its batch, so that a part of it may be out",
                    "Have it finish: millrace runs retry " + run + ". If it cannot, try again with --abandon-batch, and"
                            + " take back downstream what there is of that batch: its manifests name the run's event.");
        }
    }

    private static StageFailureException kept(String dataset, String why, String whatToDo) {
        return new StageFailureException("What " + dataset + " is compared with was left as it is", why, whatToDo);
    }

    /** Notes that manifests are about to be written: from here on only this run may finish the turn. */
    public void publishing(Turn turn) {
        change(turn, watermark -> watermark.with(new Pending(turn.causeId(), turn.snapshotId(), true)));
    }

    /** Ends the turn with a new published snapshot. */
    public void advance(Turn turn, SnapshotRef published, String batch, boolean approved) {
        change(turn, watermark -> watermark.advanced(published, batch, approved));
    }

    /** Ends the turn with nothing published. */
    public void release(Turn turn) {
        change(turn, Watermark::released);
    }

    /** Ends a failed turn, unless manifests may have been written: then the run must be run again to its end. */
    public void giveUp(Turn turn) {
        boolean publishing =
                read(turn.dataset()).pending().filter(Pending::publishing).isPresent();
        if (!publishing) {
            release(turn);
        }
    }

    private void change(Turn turn, Function<Watermark, Watermark> change) {
        while (true) {
            Optional<Checkpoint> checkpoint = checkpoints.find(PREFIX + turn.dataset());
            Watermark watermark =
                    checkpoint.map(read -> Watermark.of(read.values())).orElseGet(Watermark::none);
            if (watermark
                    .pending()
                    .map(Pending::causeId)
                    .filter(turn.causeId()::equals)
                    .isEmpty()) {
                throw new IllegalStateException("The turn of event " + turn.causeId() + " on dataset " + turn.dataset()
                        + " has gone to another run; this one stops here");
            }
            if (write(turn.dataset(), checkpoint, change.apply(watermark))) {
                return;
            }
        }
    }

    private boolean write(String dataset, Optional<Checkpoint> read, Watermark watermark) {
        return read.map(checkpoint -> checkpoints.replace(checkpoint, watermark.values()))
                .orElseGet(() -> checkpoints.create(PREFIX + dataset, watermark.values()));
    }

    private Watermark read(String dataset) {
        return checkpoints
                .find(PREFIX + dataset)
                .map(checkpoint -> Watermark.of(checkpoint.values()))
                .orElseGet(Watermark::none);
    }
}
