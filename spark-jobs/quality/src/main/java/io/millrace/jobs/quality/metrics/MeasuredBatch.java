package io.millrace.jobs.quality.metrics;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.function.Supplier;

/**
 * What a batch did to a table's current rows, as the table stores them. Both data sets are read several times: cache them where they are
 * dear.
 *
 * @param id of the stream's batch; measure every batch, also one that changes nothing
 * @param added rows that the batch made current: the last version of each of its keys that is not deleted
 * @param removed rows that were current before the batch and are not after it: superseded and deleted versions
 * @param current all rows that are current after the batch; asked for only where a state is to be begun, at the first batch or for a
 *     check that is new
 */
public record MeasuredBatch(long id, Dataset<Row> added, Dataset<Row> removed, Supplier<Dataset<Row>> current) {}
