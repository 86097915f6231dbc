package io.millrace.jobs.reconcile.repair;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.Arrays;
import java.util.Optional;

import static org.apache.spark.sql.functions.lit;

/**
 * Rows that a repair takes out of a table to merge them again, kept beside it until that was done: when a repair ends in between, the
 * next one finds them here.
 */
public final class TakenRows {
    private final SparkSession spark;
    private final String location;

    /** @param location their folder */
    public TakenRows(SparkSession spark, String location) {
        this.spark = spark;
        this.location = location;
    }

    /** What an earlier repair took out and may not have brought back; empty when there is nothing. */
    Optional<Dataset<Row>> left() {
        if (DeltaLog.forTableWithSnapshot(spark, location)._2().version() < 0) {
            return Optional.empty();
        }
        Dataset<Row> rows = spark.read().format("delta").load(location).localCheckpoint();
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }

    /** What is left, with the columns that the table has now. */
    Optional<Dataset<Row>> left(StructType table) {
        return left().map(rows -> {
            Dataset<Row> whole = rows;
            for (StructField field : table.fields()) {
                if (!Arrays.asList(rows.columns()).contains(field.name())) {
                    whole = whole.withColumn(field.name(), lit(null).cast(field.dataType()));
                }
            }
            return whole;
        });
    }

    /** The table's version: it rises with every commit. */
    long version(String table) {
        return DeltaLog.forTableWithSnapshot(spark, table)._2().version();
    }

    void keep(Dataset<Row> rows) {
        write(rows);
    }

    /** They stand in the table again. */
    void clear() {
        if (left().isPresent()) {
            write(spark.read().format("delta").load(location).limit(0).localCheckpoint());
        }
    }

    private void write(Dataset<Row> rows) {
        rows.write()
                .format("delta")
                .mode("overwrite")
                .option("overwriteSchema", "true")
                .save(location);
    }
}
