package io.millrace.jobs.history;

/**
 * What became of a batch's changes, and what it cost.
 *
 * @param changes handed in
 * @param versions inserts and updates that are now in the history
 * @param deletes deletes that are now in the history
 * @param duplicates changes that were there before, in the table or in the batch
 * @param superseded changes without a row of their own since a later one is known; only where the last state alone is kept
 * @param ignored deletes where deletes do nothing
 * @param rewritten rows of the table that changed: ended, moved or filled
 * @param copied rows of the table that did not change but were written anew with their file
 * @param becameCurrent rows that are current now, new or changed
 * @param ceasedCurrent rows that were current before, ended or changed
 */
public record MergeCounts(
        long changes,
        long versions,
        long deletes,
        long duplicates,
        long superseded,
        long ignored,
        long rewritten,
        long copied,
        long becameCurrent,
        long ceasedCurrent) {
    static final MergeCounts NONE = new MergeCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Refuses counts in which a change is missing or is counted twice. */
    public MergeCounts {
        long accounted = versions + deletes + duplicates + superseded + ignored;
        if (accounted != changes) {
            throw new IllegalStateException(
                    "Of " + changes + " changes " + accounted + " are accounted for (versions=" + versions
                            + " deletes=" + deletes + " duplicates=" + duplicates + " superseded=" + superseded
                            + " ignored=" + ignored
                            + "); nothing was committed; keep the batch's input and report it");
        }
    }

    MergeCounts withCopied(long rows) {
        return new MergeCounts(
                changes,
                versions,
                deletes,
                duplicates,
                superseded,
                ignored,
                rewritten,
                rows,
                becameCurrent,
                ceasedCurrent);
    }

    /** Rows of the table written anew for each change that is now in the history. */
    public double rewrittenPerChange() {
        long applied = versions + deletes;
        return applied == 0 ? 0 : (double) (rewritten + copied) / applied;
    }
}
