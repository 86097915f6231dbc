package io.millrace.jobs.reconcile;

import io.millrace.events.streaming.ComparedRows;
import io.millrace.events.streaming.DivergedRange;
import io.millrace.jobs.reconcile.compare.Comparison;
import io.millrace.jobs.reconcile.repair.RepairCounts;
import io.millrace.jobs.support.log.Faults;

import java.util.List;
import java.util.Map;

/**
 * The result document.
 *
 * @param dataset the pipeline
 */
public record ReconcileResult(
        String job, String runId, String dataset, String startedAt, String finishedAt, List<Table> tables) {
    /**
     * One table.
     *
     * @param status {@code converged}, {@code diverged} or {@code failed}
     * @param found the comparison before a repair; {@code null} when it failed
     * @param repaired {@code null} without a repair
     * @param after the comparison after the repair; {@code null} without one
     * @param error why it failed; {@code null} otherwise
     */
    public record Table(String name, String status, Found found, RepairCounts repaired, Found after, String error) {
        static Table of(String name, TableOutcome outcome) {
            return new Table(
                    name,
                    outcome.isConverged() ? "converged" : "diverged",
                    Found.of(outcome.found()),
                    outcome.repaired(),
                    outcome.after() == null ? null : Found.of(outcome.after()),
                    null);
        }

        static Table failed(String name, Exception failure) {
            return new Table(name, "failed", null, null, null, Faults.told(failure));
        }
    }

    /** A comparison; see {@link Comparison}. */
    public record Found(
            String lsn,
            ComparedRows rows,
            List<DivergedRange> ranges,
            int rangesNotRead,
            long retained,
            long corrected,
            long unsettled,
            int looks,
            int rangesCompared,
            long rowsRead,
            List<String> computedHere,
            Map<String, String> uncompared) {
        static Found of(Comparison comparison) {
            return new Found(
                    comparison.lsn(),
                    comparison.rows(),
                    comparison.ranges(),
                    comparison.unread(),
                    comparison.retained(),
                    comparison.corrected(),
                    comparison.unsettled(),
                    comparison.looks(),
                    comparison.compared(),
                    comparison.rowsRead(),
                    comparison.computedHere(),
                    comparison.uncompared());
        }
    }
}
