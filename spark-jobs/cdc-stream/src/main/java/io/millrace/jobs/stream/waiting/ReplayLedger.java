package io.millrace.jobs.stream.waiting;

import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.stream.rows.Fields;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

import java.sql.Timestamp;
import java.util.Optional;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

/**
 * What became of rows of a table's quarantine: a Delta table beside it, which only grows. The quarantine itself is the stream's alone
 * and keeps every row as it was set aside.
 */
public final class ReplayLedger {
    /** What became of the row, one of {@link Outcome}. */
    public static final String OUTCOME = "_outcome";
    /** Columns, by their names in the source, of which the table has another value than was set aside. */
    public static final String CORRECTED = "_corrected";
    /** When it was noted. */
    public static final String AT = "_replayed_at";
    /** The run that noted it. */
    public static final String RUN = "_run";

    /** What can become of a row. */
    public enum Outcome {
        /** It stands in the history at its place, brought there from quarantine. */
        REPLAYED,
        /** It stands in the history at its place since the stream read it again and it passed. */
        ARRIVED,
        /** It passed, and only the last state of a key is kept, which is a later one. */
        SUPERSEDED
    }

    private final SparkSession spark;
    private final String location;

    /** @param quarantinePath of all tables, with a slash at the end */
    public ReplayLedger(SparkSession spark, String quarantinePath, String table) {
        this.spark = spark;
        this.location = quarantinePath + "_replayed/" + table + "/";
    }

    /** A line for each row that was dealt with: its name, and {@code _replayed} with at, outcome, corrected; the first that was noted. */
    public Optional<Dataset<Row>> lines() {
        long version = DeltaLog.forTableWithSnapshot(spark, location)._2().version();
        return version < 0
                ? Optional.empty()
                : Optional.of(spark.read()
                        .format("delta")
                        .option("versionAsOf", version)
                        .load(location)
                        .groupBy(col(Fields.ROW))
                        .agg(min(struct(
                                        col(AT).as("at"),
                                        col(OUTCOME).as("outcome"),
                                        col(CORRECTED).as("corrected")))
                                .as(Fields.REPLAYED)));
    }

    /**
     * Notes what became of rows, in one commit.
     *
     * @param rows name, place, outcome, corrected columns
     */
    public void note(Dataset<Row> rows, String run, Timestamp now) {
        rows.select(
                        named(Fields.ROW),
                        named(HistoryColumns.LSN),
                        named(HistoryColumns.ORDER),
                        named(OUTCOME),
                        named(CORRECTED),
                        lit(now).as(AT),
                        lit(run).as(RUN))
                .write()
                .format("delta")
                .mode("append")
                .save(location);
    }
}
