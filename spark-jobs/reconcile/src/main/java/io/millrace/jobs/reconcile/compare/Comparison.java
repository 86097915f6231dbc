package io.millrace.jobs.reconcile.compare;

import io.millrace.events.streaming.ComparedRows;
import io.millrace.events.streaming.DivergedRange;
import io.millrace.jobs.reconcile.judge.Verdict;
import io.millrace.jobs.reconcile.plan.KeyName;

import java.util.List;
import java.util.Map;

/**
 * What came of a table's comparison.
 *
 * @param lsn the moment of the first look
 * @param rows on both sides then
 * @param faults keys that differed in two looks on the very same rows
 * @param ranges the same faults as ranges of neighbouring keys, and ranges that differ too much to be read
 * @param unread how many ranges are told by their counts alone
 * @param retained rows that the source lacks and the lake keeps by configuration
 * @param corrected rows that were brought back from quarantine with other values than the source has
 * @param unsettled keys that moved in every look and are not judged
 * @param looks how many there were
 * @param compared how many ranges were summed
 * @param rowsRead rows of the source that PostgreSQL could not sum up and that were read
 * @param computedHere columns for which that was so in every row
 * @param uncompared columns that were not compared, and why
 */
public record Comparison(
        String table,
        String lsn,
        ComparedRows rows,
        Map<KeyName, Verdict> faults,
        List<DivergedRange> ranges,
        int unread,
        long retained,
        long corrected,
        long unsettled,
        int looks,
        int compared,
        long rowsRead,
        List<String> computedHere,
        Map<String, String> uncompared) {
    /** Whether both sides agree, as far as nothing moved. */
    public boolean isConverged() {
        return faults.isEmpty() && unread == 0;
    }
}
