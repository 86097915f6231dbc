package io.millrace.jobs.history;

import org.apache.spark.sql.SparkSession;

import java.util.Map;

/** What a Spark session must be set to before it opens a table with history. */
public final class HistorySession {
    private static final String READ_PIECES = "spark.sql.files.minPartitionNum";

    private HistorySession() {}

    /**
     * Has files of a table on this machine read in more pieces than there are tasks at a time, unless the session's settings say how
     * many: Spark packs files into as many pieces, one of which is often twice as long as the others then. A cluster's tasks may become
     * more while the session lasts.
     */
    static void spread(SparkSession spark) {
        if (spark.sparkContext().isLocal()
                && spark.conf().getOption(READ_PIECES).isEmpty()) {
            spark.conf().set(READ_PIECES, 2L * spark.sparkContext().defaultParallelism());
        }
    }

    /** Settings for the session's builder; of other tables they change how moments are stored, not what they are. */
    public static Map<String, String> settings() {
        return Map.of(
                "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
                "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
                "spark.sql.session.timeZone", "UTC",
                // moments as numbers: files have their ends, and they are read and written faster than Spark's INT96
                "spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS",
                // a batch compiles more than Spark's hundred classes; with fewer kept, every batch compiles them all
                // again
                "spark.sql.codegen.cache.maxEntries", "2000",
                // a task may write current and ended rows side by side, without sorting them first
                "spark.sql.maxConcurrentOutputFileWriters", "8");
    }
}
