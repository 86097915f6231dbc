package io.millrace.jobs.reconcile;

import io.millrace.jobs.reconcile.compare.Comparison;
import io.millrace.jobs.reconcile.repair.RepairCounts;

/**
 * What came of a table.
 *
 * @param repaired {@code null} when nothing was to be repaired
 * @param after the comparison after the repair; {@code null} without one
 */
public record TableOutcome(Comparison found, RepairCounts repaired, Comparison after) {
    /** Whether lake and source agree in the end. */
    public boolean isConverged() {
        return after == null ? found.isConverged() : after.isConverged();
    }
}
