package io.millrace.jobs.reconcile.compare;

import io.millrace.events.streaming.ComparedRows;
import io.millrace.jobs.reconcile.judge.Finding;
import io.millrace.jobs.reconcile.judge.Judge;
import io.millrace.jobs.reconcile.judge.Verdict;
import io.millrace.jobs.reconcile.lake.LakeProgress;
import io.millrace.jobs.reconcile.lake.LakeTable;
import io.millrace.jobs.reconcile.lake.LakeVersion;
import io.millrace.jobs.reconcile.plan.KeyName;
import io.millrace.jobs.reconcile.plan.TablePlan;
import io.millrace.jobs.reconcile.source.Snapshot;
import io.millrace.jobs.reconcile.source.SourceAccess;
import io.millrace.jobs.reconcile.source.SourceMoment;
import io.millrace.jobs.reconcile.source.SourceTable;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares one table. A difference counts when two looks, each at a moment of its own that the lake had reached, find it on the very
 * same rows: what moved in between is looked at again.
 */
public final class Comparer {
    private final SourceAccess access;
    private final TablePlan plan;
    private final LakeTable lake;
    private final LakeProgress progress;
    private final Set<String> masked;
    private final Limits limits;

    private final Map<KeyName, Finding> pending = new LinkedHashMap<>();
    private final Map<KeyName, Verdict> settled = new HashMap<>();

    /**
     * A comparison.
     *
     * @param masked columns, by their names in the source, whose values are hidden where rows are set aside
     */
    public Comparer(
            SourceAccess access,
            TablePlan plan,
            LakeTable lake,
            LakeProgress progress,
            Set<String> masked,
            Limits limits) {
        this.access = access;
        this.plan = plan;
        this.lake = lake;
        this.progress = progress;
        this.masked = masked;
        this.limits = limits;
    }

    /** Compares. */
    public Comparison compare() throws SQLException, InterruptedException {
        pending.clear();
        settled.clear();
        FirstLook first;
        String lsn;
        long rowsRead;
        // a lake that is far behind is waited for before the source has to keep old rows
        progress.await(plan.table().name(), SourceMoment.endOfLog(access));
        try (SourceMoment moment = SourceMoment.take(access)) {
            Snapshot snapshot = moment.snapshot();
            lsn = Snapshot.lsn(snapshot.low());
            LakeVersion version = reached(snapshot);
            SourceTable source = new SourceTable(moment, plan);
            Look aside = Look.at(version.aside(snapshot, limits.mostKeys()), source, version);
            first = new FirstLook(plan, source, version, limits, aside);
            first.look();
            rowsRead = source.rowsRead();
            Judge judge = new Judge(plan, masked, snapshot, version.truncated());
            take(aside.findings(judge));
            take(Look.at(first.suspects(), source, version).findings(judge));
        }
        int looks = 1;
        while (!pending.isEmpty() && looks < limits.looks()) {
            lookAgain(pending.keySet());
            looks++;
        }
        return told(first, lsn, looks, rowsRead);
    }

    private LakeVersion reached(Snapshot snapshot) throws InterruptedException {
        progress.await(plan.table().name(), snapshot.high());
        return lake.now();
    }

    private void lookAgain(Collection<KeyName> keys) throws SQLException, InterruptedException {
        try (SourceMoment moment = SourceMoment.take(access)) {
            LakeVersion version = reached(moment.snapshot());
            SourceTable source = new SourceTable(moment, plan);
            Judge judge = new Judge(plan, masked, moment.snapshot(), version.truncated());
            take(Look.at(List.copyOf(keys), source, version).findings(judge));
        }
    }

    private void take(Map<KeyName, Finding> findings) {
        findings.forEach((key, finding) -> {
            boolean moves = finding.verdict() == Verdict.UNSETTLED;
            if ((finding.verdict().isFault() && !finding.confirms(pending.get(key))) || moves) {
                pending.put(key, finding);
            } else {
                pending.remove(key);
                settled.put(key, finding.verdict());
            }
        });
    }

    private Comparison told(FirstLook first, String lsn, int looks, long rowsRead) {
        Divergences divergences = new Divergences(plan, first.cuts());
        Map<KeyName, Verdict> faults = divergences.faults(settled);
        return new Comparison(
                plan.table().name(),
                lsn,
                new ComparedRows(
                        first.sourceRows(), first.lakeRows(), count(Verdict.QUARANTINED), count(Verdict.REJECTED)),
                faults,
                divergences.ranges(faults, first.unread()),
                first.unread().size(),
                count(Verdict.RETAINED),
                count(Verdict.CORRECTED),
                pending.size(),
                looks,
                first.compared(),
                rowsRead,
                plan.computedHere(),
                plan.uncompared());
    }

    private long count(Verdict verdict) {
        return settled.values().stream().filter(verdict::equals).count();
    }
}
