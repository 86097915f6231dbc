package io.millrace.jobs.reconcile.lake;

import java.util.List;

/**
 * A change that was brought back from quarantine.
 *
 * @param row as it was set aside
 * @param corrected names in the source of the columns of which the lake has another value
 */
public record ReplayedRow(LakeRow row, List<String> corrected) {
    /** Whether that is the change which made a row of the lake. */
    public boolean made(LakeRow other) {
        return row.lsn() == other.lsn() && row.order() == other.order();
    }
}
