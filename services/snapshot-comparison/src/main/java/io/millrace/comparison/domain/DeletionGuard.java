package io.millrace.comparison.domain;

/**
 * Holds back a deletion that looks like an accident: one over both limits. Every row of the deletion batch counts, those
 * of retargeted sources too, since downstream deletes them all the same.
 *
 * @param percent of the previous snapshot's rows that may go without a person, 0 to 100
 * @param count rows that may go without a person, whatever their share
 */
public record DeletionGuard(double percent, long count) {
    /** Whether a person must look at the difference first. */
    public boolean holds(SnapshotDifference difference) {
        return difference.removed() > count && share(difference) > percent;
    }

    /** Removed rows in percent of the previous snapshot's. */
    public static double share(SnapshotDifference difference) {
        return difference.previousRows() == 0 ? 0 : 100.0 * difference.removed() / difference.previousRows();
    }
}
