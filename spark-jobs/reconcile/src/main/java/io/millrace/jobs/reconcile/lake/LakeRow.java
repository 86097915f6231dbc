package io.millrace.jobs.reconcile.lake;

import java.util.List;

/**
 * A current row of the lake, or one that was set aside.
 *
 * @param texts canonical, by compared column
 * @param lsn place of its change
 * @param order second part of the place
 * @param xid 32-bit number of its transaction; {@code null} for loaded and repaired rows
 * @param absent names of columns whose values the source did not send
 */
public record LakeRow(List<String> texts, long lsn, long order, Long xid, List<String> absent) {
    /** Whether its change comes after the other's. */
    public boolean isAfter(LakeRow other) {
        return lsn > other.lsn || (lsn == other.lsn && order > other.order);
    }
}
