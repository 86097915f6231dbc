package io.millrace.jobs.reconcile.lake;

/** A place in the source's log. */
public record Place(long lsn, long order) {
    /** Whether it comes after the row's change. */
    public boolean isAfter(LakeRow row) {
        return lsn > row.lsn() || (lsn == row.lsn() && order > row.order());
    }
}
