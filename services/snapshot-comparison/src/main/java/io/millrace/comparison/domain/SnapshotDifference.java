package io.millrace.comparison.domain;

/**
 * How two snapshots differ, in numbers.
 *
 * @param previousRows rows of the old snapshot
 * @param rows rows of the new one
 * @param added rows for the incremental batch, retargeted ones included
 * @param removed rows for the deletion batch, retargeted ones included
 * @param retargeted sources whose one destination changed to another one
 * @param ambiguousSources sources with more than one destination in the new snapshot
 */
public record SnapshotDifference(
        long previousRows, long rows, long added, long removed, long retargeted, long ambiguousSources) {
    /** Whether both hold the same rows. */
    public boolean isNone() {
        return added == 0 && removed == 0;
    }
}
