package io.millrace.jobs.history.bench;

import io.millrace.jobs.history.HistorySession;
import org.apache.spark.sql.SparkSession;

/**
 * Prints one JSON line for each size of table and way to merge:
 * {@code HistoryBench FOLDER [all|ours [ROWS,ROWS… [BATCH [BATCHES]]]]}.
 *
 * <p>The ways take turns batch by batch, in one session, on the same input files, so that their ratios hold on a busy machine too.
 */
public final class HistoryBench {
    /** A stream's process runs for weeks; what is measured is not its first minute. */
    private static final int WARM_UP = 3;

    private static final String OURS_ALONE = "ours";

    private HistoryBench() {}

    /** Runs it. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        String folder = arguments[0];
        boolean all = arguments.length < 2 || !arguments[1].equals(OURS_ALONE);
        String[] sizes = (arguments.length > 2 ? arguments[2] : "2000000").split(",", -1);
        long batch = arguments.length > 3 ? Long.parseLong(arguments[3]) : 200_000;
        int batches = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 6;
        SparkSession.Builder builder = SparkSession.builder()
                .master(System.getenv().getOrDefault("MILLRACE_SPARK_MASTER", "local[2]"))
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.databricks.delta.snapshotPartitions", "2");
        HistorySession.settings().forEach(builder::config);
        try (SparkSession spark = builder.getOrCreate()) {
            for (String size : sizes) {
                new Turns(spark, folder + "/" + size, Long.parseLong(size), batch, WARM_UP, batches)
                        .run(all)
                        .forEach(outcome -> System.out.println(outcome.json()));
            }
        }
    }
}
