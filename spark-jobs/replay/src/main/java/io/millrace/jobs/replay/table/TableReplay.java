package io.millrace.jobs.replay.table;

import io.millrace.config.patch.RowPatch;
import io.millrace.config.quarantine.TableOutcome;
import io.millrace.config.tables.HistoryKind;
import io.millrace.jobs.history.BatchId;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.history.HistoryTable;
import io.millrace.jobs.history.MergeOutcome;
import io.millrace.jobs.replay.aside.Selection;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.waiting.ReplayLedger;
import io.millrace.jobs.stream.waiting.ReplayLedger.Outcome;
import io.millrace.jobs.stream.waiting.SetAside;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

/**
 * Brings rows of one table back: judged by the rules of now, after their patches, transformed, and merged into the history at their own
 * places.
 *
 * <p>Two writes, in this order: the history, in one commit; then the ledger of what became of the rows. When a run ends between them, the
 * next one finds the rows in the history at their places and notes them. A change that is in the history at its place stays as it is,
 * whoever brings it again.
 *
 * <p>Where the stream took a truncate or the end of a load meanwhile, a commit with the deletes that the rows lack comes between the two. So
 * a row of which the ledger tells lacks none; of one that was found in the history they are made before it is noted.
 */
public final class TableReplay {
    private final TableParts parts;
    private final List<RowPatch> patches;
    private final Steps steps;
    private final Instant now;

    /** How far a replay is. */
    public enum Step {
        /** It is known what comes back, and by what it is deleted. */
        READ,
        /** The history has the rows, and nothing says so yet. */
        MERGED
    }

    /** Sees how far a replay is. */
    @FunctionalInterface
    public interface Steps {
        /** That far. */
        void reached(Step step);
    }

    /**
     * A replay.
     *
     * @param patches of all tables
     */
    public TableReplay(TableParts parts, List<RowPatch> patches, Instant now, Steps steps) {
        this.parts = parts;
        this.patches = patches;
        this.now = now;
        this.steps = steps;
    }

    /**
     * Replays the rows that are meant.
     *
     * @param run names the run
     * @throws IllegalStateException when another replay of the table ran at the same time; nothing was lost
     */
    public TableOutcome replay(Selection selection, boolean dryRun, String run) {
        SetAside aside = parts.aside().orElse(null);
        if (aside == null) {
            return TableOutcome.nothing(dryRun);
        }
        try (Kept kept = new Kept()) {
            Dataset<Row> all = aside.waiting().localCheckpoint();
            Dataset<Row> waiting = parts.shaped().of(all);
            Dataset<Row> there = kept.keep(new InTable(parts).of(waiting));
            long alreadyIn = there.count();
            if (alreadyIn > 0 && !dryRun) {
                Dataset<Row> ours = there.where(named(ReplayLedger.OUTCOME).equalTo(Outcome.REPLAYED.name()));
                endLeft(parts.hidden().changes(among(waiting, ours)), run, kept);
                note(there, run);
            }
            Dataset<Row> meant = parts.shaped()
                    .of(all.where(selection.condition()))
                    .join(there.select(named(Fields.ROW)), new String[] {Fields.ROW}, "left_anti");
            JudgedAgain judged = JudgedAgain.of(meant, parts, patches, now, kept);
            long superseded = 0;
            if (judged.taken() > 0 && !dryRun) {
                Dataset<Row> changes = kept.keep(judged.changes());
                merge(changes, judged.taken(), run, kept);
                superseded = noteMerged(waiting, changes, run, kept);
            }
            return judged.outcome(dryRun, alreadyIn, superseded);
        }
    }

    /** Where patches of this table stand that fit no row which was ever set aside. */
    public List<String> unknownPatches() {
        Patching patching = new Patching(parts.spark(), parts.config(), patches);
        return parts.aside().map(aside -> patching.unknown(aside.rows())).orElseGet(patching::all);
    }

    private void merge(Dataset<Row> taken, long count, String run, Kept kept) {
        HistoryTable history = parts.table().open(parts.spark(), parts.shape());
        long version = version();
        Dataset<Row> changes = parts.hidden().changes(taken).withColumn(HistoryColumns.REPLAYED, lit(true));
        LaterDeletes deletes = LaterDeletes.read(parts);
        steps.reached(Step.READ);
        write(history, deletes.apply(changes, Timestamp.from(now)), count, run, version);
        steps.reached(Step.MERGED);
        if (deletes.cameSince()) {
            endLeft(changes, run, kept);
        }
    }

    /** Ends rows of these changes' keys that a truncate or a load ended, and that stand open in the history. */
    private void endLeft(Dataset<Row> changes, String run, Kept kept) {
        HistoryTable history = parts.table().open(parts.spark(), parts.shape());
        long version = version();
        Dataset<Row> deletes = kept.keep(LaterDeletes.read(parts).missing(changes, Timestamp.from(now)));
        if (!deletes.isEmpty()) {
            write(history, deletes, 0, run, version);
        }
    }

    /** @param version of the table: it rises with every commit, so a batch of an earlier replay is never taken for this one */
    private void write(HistoryTable history, Dataset<Row> changes, long rows, String run, long version) {
        String note = "{\"table\":\"%s\",\"replay\":\"%s\",\"rows\":%d}"
                .formatted(parts.config().name(), run, rows);
        BatchId batch = new BatchId("replay/" + parts.config().name(), version, -1, note);
        try (MergeOutcome outcome = history.merge(changes, batch)) {
            if (outcome.alreadyApplied()) {
                throw new IllegalStateException(
                        "table %s was replayed by another run at the same time, and this one ended before it was done; nothing is lost: run it again"
                                .formatted(parts.config().name()));
            }
        }
    }

    private long version() {
        return DeltaLog.forTableWithSnapshot(parts.spark(), parts.table().location())
                ._2()
                .version();
    }

    private static Dataset<Row> among(Dataset<Row> rows, Dataset<Row> those) {
        return rows.join(those.select(named(Fields.ROW)), new String[] {Fields.ROW}, "left_semi");
    }

    /** Notes the rows that were merged, as the history has them now; tells how many left no trace there. */
    private long noteMerged(Dataset<Row> waiting, Dataset<Row> changes, String run, Kept kept) {
        Dataset<Row> merged = kept.keep(waiting.join(changes.select(parts.place()), parts.placeNames(), "left_semi"));
        Dataset<Row> found = new InTable(parts)
                .of(merged)
                .select(named(Fields.ROW), named(ReplayLedger.OUTCOME), named(ReplayLedger.CORRECTED));
        Dataset<Row> told =
                kept.keep(merged.select(named(Fields.ROW), named(Fields.LSN), named(Fields.TRANSACTION_ORDER))
                        .join(found, new String[] {Fields.ROW}, "left_outer"));
        long without = told.where(named(ReplayLedger.OUTCOME).isNull()).count();
        if (without > 0 && parts.config().history() != HistoryKind.SCD1) {
            throw new IllegalStateException(
                    "table %s: %d rows were merged and are not in the table; nothing was noted; run it again, and report it if it stays so"
                            .formatted(parts.config().name(), without));
        }
        note(
                told.withColumn(
                                ReplayLedger.OUTCOME,
                                coalesce(named(ReplayLedger.OUTCOME), lit(Outcome.SUPERSEDED.name())))
                        .withColumn(
                                ReplayLedger.CORRECTED,
                                coalesce(named(ReplayLedger.CORRECTED), array().cast("array<string>"))),
                run);
        return without;
    }

    private void note(Dataset<Row> rows, String run) {
        parts.ledger().note(rows, run, Timestamp.from(now));
    }
}
