package io.millrace.bucketing.run;

import io.millrace.bucketing.domain.Asked;
import io.millrace.bucketing.domain.Companion;
import io.millrace.bucketing.domain.Completeness;
import io.millrace.bucketing.domain.DatasetPlan;
import io.millrace.bucketing.domain.Failures;
import io.millrace.bucketing.domain.Listing;
import io.millrace.bucketing.store.NoteBook;
import io.millrace.bucketing.store.RunNotes;
import io.millrace.bucketing.store.SnapshotStore;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.stage.StageWaitsException;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/** Chooses the snapshot of a run, once, and lets it pass when it is complete. */
public final class SnapshotGate {
    private static final Logger LOG = Logger.getLogger(SnapshotGate.class);

    private final SnapshotStore snapshots;
    private final NoteBook notes;
    private final Map<String, DatasetPlan> plans;
    private final Patience patience;
    private final Clock clock;

    /**
     * How long is waited.
     *
     * @param quiet how long files must not change when nothing else says that they are complete
     * @param longest before the run fails
     */
    public record Patience(Duration quiet, Duration longest) {}

    /**
     * A gate.
     *
     * @param plans of all datasets, for their companions
     */
    public SnapshotGate(
            SnapshotStore snapshots, NoteBook notes, Map<String, DatasetPlan> plans, Patience patience, Clock clock) {
        this.snapshots = snapshots;
        this.notes = notes;
        this.plans = Map.copyOf(plans);
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * The notes of a run whose snapshot is complete.
     *
     * @throws StageWaitsException until then
     */
    public RunNotes pass(Asked asked, Run run) {
        RunNotes now = choose(asked, run);
        return now.complete().isPresent() ? now : await(asked, run, now);
    }

    private RunNotes choose(Asked asked, Run run) {
        String causeId = run.cause().id();
        Optional<RunNotes> known = notes.find(causeId);
        if (known.isPresent() && known.get().round() == run.round()) {
            return known.get();
        }
        LocalDate date = known.map(RunNotes::snapshotDt).orElseGet(() -> date(asked));
        LOG.infof(
                "event=snapshot-chosen run=%s dataset=%s snapshot=%s",
                run.id(), asked.plan().dataset(), date);
        return notes.keep(causeId, known, RunNotes.chosen(date, run.round(), clock.instant()));
    }

    private LocalDate date(Asked asked) {
        DatasetPlan plan = asked.plan();
        if (!asked.request()) {
            return asked.date().orElseThrow();
        }
        NavigableSet<LocalDate> present = snapshots.dates(plan.rawInput());
        if (asked.date().isPresent()) {
            return asked.date()
                    .filter(present::contains)
                    .orElseThrow(() -> Failures.nothingThere(plan, asked.date().get(), present));
        }
        if (present.isEmpty()) {
            throw Failures.noSnapshot(plan);
        }
        return present.last();
    }

    private RunNotes await(Asked asked, Run run, RunNotes now) {
        DatasetPlan plan = asked.plan();
        Listing listing = snapshots.list(plan.snapshot(now.snapshotDt()));
        Completeness.Rule rule =
                new Completeness.Rule(patience.quiet(), asked.manifest().map(snapshots::isThere));
        Completeness found = Completeness.of(listing, now.watch(), clock.instant(), rule);
        RunNotes seen = remember(run, plan, now, found);
        if (!found.complete()) {
            throw stillWaits(plan, seen, found.reason());
        }
        Optional<String> warning = plan.companion().flatMap(companion -> compare(plan, companion, run, seen));
        return notes.keep(run.cause().id(), Optional.of(seen), seen.complete(found.reason(), warning));
    }

    private RunNotes remember(Run run, DatasetPlan plan, RunNotes now, Completeness found) {
        if (now.watch().filter(found.watch()::equals).isPresent()) {
            return now;
        }
        if (!found.complete()) {
            LOG.infof(
                    "event=snapshot-waits run=%s dataset=%s snapshot=%s error=\"%s\"",
                    run.id(), plan.dataset(), now.snapshotDt(), found.reason());
        }
        return notes.keep(run.cause().id(), Optional.of(now), now.watching(found.watch()));
    }

    private Optional<String> compare(DatasetPlan plan, Companion companion, Run run, RunNotes now) {
        NavigableSet<LocalDate> theirs =
                snapshots.dates(plans.get(companion.dataset()).rawInput());
        String difference = companion.difference(plan.dataset(), now.snapshotDt(), theirs);
        return switch (companion.judge(now.snapshotDt(), theirs)) {
            case AGREES -> Optional.empty();
            case WARNS -> {
                LOG.warnf(
                        "event=companion-differs run=%s dataset=%s snapshot=%s error=\"%s\"",
                        run.id(), plan.dataset(), now.snapshotDt(), difference);
                yield Optional.of(difference);
            }
            case WAITS -> throw stillWaits(plan, now, difference);
            case REFUSES -> throw Failures.companionDiffers(plan, now.snapshotDt(), difference);
        };
    }

    private RuntimeException stillWaits(DatasetPlan plan, RunNotes now, String reason) {
        return now.begun().plus(patience.longest()).isAfter(clock.instant())
                ? new StageWaitsException(
                        "Snapshot " + now.snapshotDt() + " of " + plan.dataset() + " is waited for: " + reason)
                : Failures.neverComplete(plan, now.snapshotDt(), reason, patience.longest());
    }
}
