package io.millrace.comparison.listener;

import io.millrace.comparison.domain.DeletionGuard;
import io.millrace.comparison.domain.SnapshotRef;
import io.millrace.comparison.store.Baseline;
import io.millrace.comparison.store.Comparison;
import io.millrace.comparison.store.Hold;
import io.millrace.comparison.store.Holds;
import io.millrace.comparison.store.SnapshotFiles;
import io.millrace.comparison.store.SnapshotIds;
import io.millrace.comparison.store.Turn;
import io.millrace.comparison.store.Watermarks;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.DeletionsApproved;
import io.millrace.events.mapping.DeletionsHeld;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.snapshot.SnapshotTimes;
import io.millrace.platform.stage.Stage;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.platform.stage.StageResult;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * snapshot-written → additions-found and deletions-found, or deletions-held; deletions-approved → what was held.
 * Compares with the last published snapshot, whatever came between.
 */
public final class SnapshotComparisonStage implements Stage {
    /** The stage's name in the ledger. */
    public static final String NAME = "snapshot-comparison";

    private static final int SAMPLE = 20;

    private final String dataset;
    private final String environment;
    private final SnapshotFiles snapshots;
    private final SnapshotIds snapshotIds;
    private final Watermarks watermarks;
    private final Holds holds;
    private final DeletionGuard guard;
    private final SnapshotTimes times;
    private final BatchPublication publication;

    /** A stage for one dataset of one environment. */
    public SnapshotComparisonStage(
            String dataset,
            String environment,
            SnapshotFiles snapshots,
            SnapshotIds snapshotIds,
            Watermarks watermarks,
            Holds holds,
            DeletionGuard guard,
            SnapshotTimes times,
            BatchPublication publication) {
        this.dataset = dataset;
        this.environment = environment;
        this.snapshots = snapshots;
        this.snapshotIds = snapshotIds;
        this.watermarks = watermarks;
        this.holds = holds;
        this.guard = guard;
        this.times = times;
        this.publication = publication;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StageResult run(Event<?> cause, Run run) {
        if (!cause.subject().equals(dataset)) {
            return StageResult.of(List.of(), Map.of("outcome", "ignored", "detail", "not a mapping dataset"));
        }
        return cause.data() instanceof DeletionsApproved approval
                ? approve(cause, approval)
                : compare(cause, cause.as(SnapshotWritten.class).data());
    }

    private StageResult compare(Event<?> cause, SnapshotWritten written) {
        if (!written.environment().equals(environment)) {
            throw new StageFailureException(
                    "The mapping snapshot " + written.location() + " cannot be compared",
                    "it is of environment " + written.environment() + ", this service works for " + environment,
                    "Publish it where that environment's services listen, or correct millrace.platform.environment.");
        }
        times.objection(written.snapshot()).ifPresent(why -> {
            throw new StageFailureException(
                    "The mapping snapshot " + written.location() + " was not taken",
                    why,
                    "Correct the clock and the time zone of its writer, names are in UTC, and have it write another"
                            + " snapshot. Where the name is right, wait until that time has come.");
        });
        SnapshotRef current = snapshots.find(written);
        Optional<StageResult> late = late(current, watermarks.published(dataset));
        if (late.isPresent()) {
            return late.get();
        }
        Turn turn = watermarks.take(dataset, cause.id(), snapshotIds::current);
        return inTurn(turn, () -> {
            Optional<StageResult> tooLate = late(current, turn.previous());
            if (tooLate.isPresent()) {
                watermarks.release(turn);
                return tooLate.get();
            }
            Optional<Hold> newer = newerHold(cause, turn, current);
            if (newer.isPresent()) {
                watermarks.release(turn);
                return superseded("snapshot " + newer.get().snapshot().snapshot() + " waits for a person: hold "
                        + newer.get().holdId());
            }
            try (Comparison comparison = Comparison.of(snapshots, turn, current, SAMPLE)) {
                return guard.holds(comparison.difference())
                        ? hold(cause, turn, current, comparison)
                        : publication.publish(cause, turn, current, batchId(cause), false, comparison);
            }
        });
    }

    /** What came late or is run again must not take the place of a newer hold, which a person may be looking at. */
    private Optional<Hold> newerHold(Event<?> cause, Turn turn, SnapshotRef current) {
        return holds.find(dataset)
                .filter(hold -> !hold.holdId().equals(batchId(cause)) || isAfter(hold.snapshot(), current))
                .filter(hold -> follows(hold, turn))
                .filter(hold -> times.objection(hold.snapshot().snapshot()).isEmpty())
                .filter(hold -> !isAfter(current, hold.snapshot()));
    }

    private static boolean follows(Hold hold, Turn turn) {
        return turn.previous()
                .filter(last -> last.snapshot().equals(hold.previousSnapshot()))
                .isPresent();
    }

    private static StageResult superseded(String detail) {
        return StageResult.of(List.of(), Map.of("outcome", "superseded", "detail", detail));
    }

    /** What becomes of a snapshot that is not newer than the last published one; empty when it is. */
    private Optional<StageResult> late(SnapshotRef current, Optional<SnapshotRef> published) {
        Optional<SnapshotRef> last = published.filter(found -> !isAfter(current, found));
        if (last.isEmpty()) {
            return Optional.empty();
        }
        String name = last.get().snapshot();
        boolean same = current.snapshot().equals(name);
        if (!same) {
            times.objection(name).ifPresent(why -> {
                throw new StageFailureException(
                        "The mapping snapshot " + current.location() + " cannot be compared",
                        "the last published snapshot, " + last.get().location() + ", makes every other count as older: "
                                + why,
                        Baseline.chooseAnother(dataset));
            });
        }
        return Optional.of(StageResult.of(
                List.of(),
                Map.of(
                        "outcome",
                        same ? "already-published" : "superseded",
                        "detail",
                        "the last published snapshot is " + name)));
    }

    private StageResult hold(Event<?> cause, Turn turn, SnapshotRef current, Comparison comparison) {
        Optional<Hold> same = sameHold(cause, turn, current);
        if (same.isPresent()) {
            holds.put(same.get().broughtBy(current));
            return new StageResult(
                    List.of(),
                    publication.facts(
                            "held",
                            current,
                            comparison.difference(),
                            "hold " + same.get().holdId() + " waits since snapshot "
                                    + same.get().snapshot().snapshot() + ", this one is the same"),
                    () -> watermarks.release(turn));
        }
        SnapshotRef previous = turn.previous().orElseThrow();
        DeletionsHeld held = new DeletionsHeld(
                dataset,
                environment,
                batchId(cause),
                previous.snapshot(),
                current.snapshot(),
                comparison.difference().removed(),
                comparison.difference().previousRows(),
                DeletionGuard.share(comparison.difference()),
                guard.percent(),
                guard.count(),
                comparison.sample());
        holds.put(new Hold(
                dataset,
                held.holdId(),
                previous.snapshot(),
                current,
                cause.leadsTo(NAME, held).id(),
                cause.correlationId(),
                held.deletions(),
                false));
        return new StageResult(
                List.of(held),
                publication.facts("held", current, comparison.difference(), "hold " + held.holdId()),
                () -> {
                    holds.told(dataset, held.holdId());
                    watermarks.release(turn);
                });
    }

    /**
     * The hold of an earlier event, which a snapshot with the same bytes leaves as it is: a person who is about to approve
     * it is not asked again. Only one that was told: a run may have given up between its hold and its event.
     */
    private Optional<Hold> sameHold(Event<?> cause, Turn turn, SnapshotRef current) {
        return holds.find(dataset)
                .filter(Hold::told)
                .filter(hold -> !hold.holdId().equals(batchId(cause)))
                .filter(hold -> follows(hold, turn))
                .filter(hold -> hold.snapshot().sha256().equals(current.sha256()));
    }

    private StageResult approve(Event<?> cause, DeletionsApproved approval) {
        if (watermarks.wasApproved(dataset, approval.holdId())) {
            holds.forget(dataset, approval.holdId());
            return StageResult.of(
                    List.of(), Map.of("outcome", "already-published", "detail", "hold " + approval.holdId()));
        }
        Turn turn = watermarks.take(dataset, cause.id(), snapshotIds::current);
        return inTurn(turn, () -> {
            Hold hold = holds.find(dataset)
                    .filter(found -> found.holdId().equals(approval.holdId()))
                    .orElseThrow(() -> stale(approval, "it is not held, or something newer took its place"));
            if (!follows(hold, turn)) {
                throw stale(approval, "the last published snapshot is another one than when it was held");
            }
            times.objection(hold.snapshot().snapshot()).ifPresent(why -> {
                throw stale(approval, "the snapshot that was held cannot be published: " + why);
            });
            try (Comparison comparison = Comparison.of(snapshots, turn, hold.snapshot(), SAMPLE)) {
                return publication.publish(cause, turn, hold.snapshot(), hold.holdId(), true, comparison);
            }
        });
    }

    private StageResult inTurn(Turn turn, java.util.function.Supplier<StageResult> work) {
        try {
            return work.get();
        } catch (StageFailureException e) {
            watermarks.giveUp(turn);
            throw e;
        }
    }

    private static boolean isAfter(SnapshotRef one, SnapshotRef other) {
        return one.snapshot().compareTo(other.snapshot()) > 0;
    }

    private static String batchId(Event<?> cause) {
        return EventIds.derived(cause.id(), "batch");
    }

    private static StageFailureException stale(DeletionsApproved approval, String why) {
        return new StageFailureException(
                "The approval of hold " + approval.holdId() + " cannot be followed",
                why,
                "See what is held now: millrace deletions list.");
    }
}
