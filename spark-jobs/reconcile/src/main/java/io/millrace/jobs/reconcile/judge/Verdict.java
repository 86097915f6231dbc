package io.millrace.jobs.reconcile.judge;

/** What is found about a key. */
public enum Verdict {
    /** Both sides agree. */
    SAME,
    /** The source lacks the row, and deletes, or the truncate that came after it, are ignored by configuration. */
    RETAINED,
    /** The row's last change broke a rule and was brought back from quarantine with corrected values; the source has the old ones. */
    CORRECTED,
    /** The row's last change broke a rule and lies in quarantine. */
    QUARANTINED,
    /** The row's last change could not be read and lies among the dead letters. */
    REJECTED,
    /** The lake is ahead of the moment: another look will tell. */
    UNSETTLED,
    /** The lake lacks the row. */
    MISSING,
    /** The lake has a row that the source lacks. */
    EXTRA,
    /** The rows differ. */
    CHANGED,
    /** The lake has more than one current row. */
    DUPLICATE;

    /** Whether it is a fault, if it stays. */
    public boolean isFault() {
        return compareTo(MISSING) >= 0;
    }
}
