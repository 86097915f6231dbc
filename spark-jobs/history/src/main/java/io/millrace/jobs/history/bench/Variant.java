package io.millrace.jobs.history.bench;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A way to bring changes into a table. */
interface Variant {
    String name();

    /** The table's folder. */
    String path();

    /** Makes the table with its first rows. */
    void load(Dataset<Row> rows);

    /** Applies a batch. */
    void apply(Dataset<Row> changes, int number);

    /** How many rows of the table were written anew for the last batch; asked after its time was taken. */
    long rewritten();
}
