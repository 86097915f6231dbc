package io.millrace.jobs.quality.metrics;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.function.Supplier;

/**
 * What a batch did to a table's current rows, as the table stores them. Both data sets are read several times: cache them where they are
 * dear.
 *
 * @param id rises from batch to batch: the stream's number, or the table's version
 * @param after the last one before that changed a row; when its state is not there, states are begun anew
 * @param added rows that the batch made current: the last version of each of its keys that is not deleted
 * @param removed rows that were current before the batch and are not after it: superseded and deleted versions
 * @param current all rows that are current after the batch; asked for only where a state is to be begun, at the first batch or for a
 *     check that is new
 */
public record MeasuredBatch(
        long id, long after, Dataset<Row> added, Dataset<Row> removed, Supplier<Dataset<Row>> current) {
    /** A batch whose number follows that of the batch before; every batch is measured, also one that changes nothing. */
    public MeasuredBatch(long id, Dataset<Row> added, Dataset<Row> removed, Supplier<Dataset<Row>> current) {
        this(id, id - 1, added, removed, current);
    }
}
