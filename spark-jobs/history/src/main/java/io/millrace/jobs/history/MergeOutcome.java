package io.millrace.jobs.history;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a batch did. Its rows are held in memory or on local disk until it is closed.
 *
 * @param alreadyApplied the batch was in the table before, and its changes were not read
 * @param version the table's version after the batch; before it when nothing was written
 * @param counts what became of the changes
 * @param becameCurrent rows that are current now, with every column of the table; a current row that was mended is in both
 * @param ceasedCurrent rows that were current before, with their data as it was; their times and marks are those of now
 * @param held what is freed on closing
 */
public record MergeOutcome(
        boolean alreadyApplied,
        long version,
        MergeCounts counts,
        Dataset<Row> becameCurrent,
        Dataset<Row> ceasedCurrent,
        Runnable held)
        implements AutoCloseable {

    @Override
    public void close() {
        held.run();
    }
}
