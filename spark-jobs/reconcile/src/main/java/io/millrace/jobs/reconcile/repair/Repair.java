package io.millrace.jobs.reconcile.repair;

import io.millrace.jobs.history.BatchId;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.history.HistoryTable;
import io.millrace.jobs.history.MergeOutcome;
import io.millrace.jobs.reconcile.compare.Look;
import io.millrace.jobs.reconcile.judge.Judge;
import io.millrace.jobs.reconcile.judge.Verdict;
import io.millrace.jobs.reconcile.lake.LakeKey;
import io.millrace.jobs.reconcile.lake.LakeProgress;
import io.millrace.jobs.reconcile.lake.LakeRow;
import io.millrace.jobs.reconcile.lake.LakeTable;
import io.millrace.jobs.reconcile.lake.LakeVersion;
import io.millrace.jobs.reconcile.plan.KeyName;
import io.millrace.jobs.reconcile.plan.TablePlan;
import io.millrace.jobs.reconcile.source.Snapshot;
import io.millrace.jobs.reconcile.source.SourceAccess;
import io.millrace.jobs.reconcile.source.SourceMoment;
import io.millrace.jobs.reconcile.source.SourceTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Repairs keys: their rows are read at one moment of the source and merged as changes at its place in the log.
 *
 * <p>That place is right only when no change with an earlier place is still to come: every transaction that ran at the moment is waited
 * for, and the lake must have what it did. A key that one of them reached is left alone; its next comparison tells more.
 */
public final class Repair {
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private final SourceAccess access;
    private final TablePlan plan;
    private final LakeTable lake;
    private final LakeProgress progress;
    private final Set<String> masked;
    private final RepairRows rows;
    private final TakenRows taken;
    private final Steps steps;
    private final Duration patience;

    /** Sees how far a repair is. */
    @FunctionalInterface
    public interface Steps {
        /** Rows of keys that had several are taken out, and not merged again yet. */
        void taken();
    }

    /**
     * A repair.
     *
     * @param masked columns, by their names in the source, whose values are hidden where rows are set aside
     * @param taken where rows are kept while they are not in the table
     * @param patience how long transactions of the source are waited for
     */
    public Repair(
            SourceAccess access,
            TablePlan plan,
            LakeTable lake,
            LakeProgress progress,
            Set<String> masked,
            RepairRows rows,
            TakenRows taken,
            Duration patience,
            Steps steps) {
        this.access = access;
        this.plan = plan;
        this.lake = lake;
        this.progress = progress;
        this.masked = masked;
        this.rows = rows;
        this.taken = taken;
        this.steps = steps;
        this.patience = patience;
    }

    /**
     * Repairs the keys.
     *
     * @param run names the run; keys that a crashed run had merged need nothing when it is run again
     * @throws IllegalStateException when a transaction runs longer than patience lasts; nothing was changed then
     */
    public RepairCounts repair(Collection<KeyName> keys, HistoryTable table, String run)
            throws SQLException, InterruptedException {
        try (SourceMoment moment = SourceMoment.take(access)) {
            Snapshot snapshot = moment.snapshot();
            awaitTransactions(moment);
            progress.await(plan.table().name(), moment.place());
            LakeVersion version = lake.now();
            Look look = Look.at(keys, new SourceTable(moment, plan), version);
            Judge judge = new Judge(plan, masked, snapshot, version.truncated());
            Map<KeyName, List<String>> rewritten = new LinkedHashMap<>();
            List<KeyName> deleted = new ArrayList<>();
            List<KeyName> doubled = new ArrayList<>();
            long duplicates = 0;
            long passed = 0;
            for (KeyName key : keys) {
                LakeKey known = look.lake().get(key);
                Verdict verdict = judge.judge(look.source().get(key), known).verdict();
                if (!verdict.isFault() || !isOfMoment(known, snapshot)) {
                    passed++;
                    continue;
                }
                if (verdict == Verdict.DUPLICATE) {
                    doubled.add(key);
                    duplicates += known.current().size() - 1;
                }
                if (look.source().containsKey(key)) {
                    rewritten.put(key, look.source().get(key));
                } else if (verdict != Verdict.DUPLICATE || !judge.keeps(known)) {
                    deleted.add(key);
                }
            }
            RepairRows.Prepared prepared =
                    rows.prepare(version, snapshot.low(), moment.time(), rewritten, deleted, doubled);
            merge(prepared, doubled, version, table, run, snapshot.low());
            if (prepared.broken() != null) {
                rows.setAside(prepared.broken(), snapshot.low(), moment.time(), run);
            }
            return new RepairCounts(
                    keys.size(),
                    prepared.passed(),
                    deleted.size(),
                    duplicates,
                    rewritten.size() - prepared.passed(),
                    passed);
        }
    }

    private void merge(
            RepairRows.Prepared prepared,
            List<KeyName> doubled,
            LakeVersion version,
            HistoryTable table,
            String run,
            long place) {
        if (prepared.changes() == null) {
            return;
        }
        if (!doubled.isEmpty()) {
            taken.keep(prepared.doubled());
            version.removeCurrent(plan.table().deltaPath(), doubled);
            steps.taken();
        }
        String note = "{\"table\":\"%s\",\"repair\":\"%s\",\"lsn\":%d}"
                .formatted(plan.table().name(), run, place);
        try (MergeOutcome outcome = table.merge(prepared.changes(), new BatchId("reconcile/" + run, place, -1, note))) {
            outcome.counts();
        }
        taken.clear();
    }

    /** Merges the rows that a repair which ended too early had taken out, each at its own place: a row that is there stays as it is. */
    public void finishEarlier(Supplier<HistoryTable> open) {
        if (taken.left().isEmpty()) {
            return;
        }
        HistoryTable table = open.get();
        Dataset<Row> left = taken.left(HistoryColumns.dataOf(table.schema())).orElseThrow();
        long number = taken.version(table.spec().path());
        String note = "{\"table\":\"%s\",\"repair\":\"finished\"}"
                .formatted(plan.table().name());
        BatchId batch = new BatchId("reconcile-taken/" + plan.table().name(), number, -1, note);
        try (MergeOutcome outcome = table.merge(left, batch)) {
            outcome.counts();
        }
        taken.clear();
    }

    private void awaitTransactions(SourceMoment moment) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        Set<Long> running = moment.snapshot().running();
        while (moment.runsAny(running)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(
                        "table %s cannot be repaired: a transaction of the source has been open for more than %s, and its changes belong before the repaired rows; end it, or repair later"
                                .formatted(plan.table().name(), patience));
            }
            LockSupport.parkNanos(LOOK_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException("while waiting for transactions of the source");
            }
        }
    }

    private static boolean isOfMoment(LakeKey known, Snapshot snapshot) {
        for (LakeRow row : known.current()) {
            if (!snapshot.has(row.lsn(), row.xid())) {
                return false;
            }
        }
        return known.deleted() == null || snapshot.hasDelete(known.deleted());
    }
}
