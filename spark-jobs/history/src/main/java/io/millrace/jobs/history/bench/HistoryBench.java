package io.millrace.jobs.history.bench;

import io.millrace.jobs.history.HistorySession;
import io.millrace.jobs.history.HistorySpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints one JSON line for each size of table and way to merge: {@code HistoryBench FOLDER [ROWS,ROWS… [BATCH [BATCHES]]]}.
 *
 * <p>The ways take turns batch by batch, in one session, on the same input files, so that their ratios hold on a busy machine too.
 */
public final class HistoryBench {
    private final SparkSession spark;
    private final String folder;
    private final long batch;
    private final int batches;

    private HistoryBench(SparkSession spark, String folder, long batch, int batches) {
        this.spark = spark;
        this.folder = folder;
        this.batch = batch;
        this.batches = batches;
    }

    /** Runs it. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        String folder = arguments[0];
        String[] sizes = (arguments.length > 1 ? arguments[1] : "2000000").split(",", -1);
        long batch = arguments.length > 2 ? Long.parseLong(arguments[2]) : 200_000;
        int batches = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 4;
        SparkSession.Builder builder = SparkSession.builder()
                .master(System.getenv().getOrDefault("MILLRACE_SPARK_MASTER", "local[2]"))
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.databricks.delta.snapshotPartitions", "2");
        HistorySession.settings().forEach(builder::config);
        try (SparkSession spark = builder.getOrCreate()) {
            for (String size : sizes) {
                new HistoryBench(spark, folder + "/" + size, batch, batches).run(Long.parseLong(size));
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private void run(long rows) {
        Workload workload = new Workload(spark, rows, batch);
        Dataset<Row> load = stored(workload.load(), "load");
        List<Dataset<Row>> changes = new ArrayList<>();
        for (int number = 0; number <= batches; number++) {
            changes.add(stored(workload.batch(number), "batch-" + number));
        }
        List<Variant> variants = List.of(
                new AppendOnly(folder + "/append"),
                new TwoSteps(spark, folder + "/two-steps", false),
                new TwoSteps(spark, folder + "/two-steps-marked", true),
                new OneCommit(
                        spark,
                        HistorySpec.of(folder + "/plain", List.of("id"), workload.schema())
                                .withDeletionVectors(false)),
                new OneCommit(spark, HistorySpec.of(folder + "/marked", List.of("id"), workload.schema())));
        variants.forEach(variant -> variant.load(load));
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        Map<String, Long> rewritten = new LinkedHashMap<>();
        for (int number = 0; number <= batches; number++) {
            for (Variant variant : variants) {
                long start = System.nanoTime();
                long anew = variant.apply(changes.get(number), number);
                double took = (System.nanoTime() - start) / 1e9;
                System.err.printf(
                        Locale.ROOT, "progress batch=%d variant=%s seconds=%.2f%n", number, variant.name(), took);
                // the first batch warms up
                if (number > 0) {
                    seconds.computeIfAbsent(variant.name(), name -> new ArrayList<>())
                            .add(took);
                    rewritten.merge(variant.name(), anew, Long::sum);
                }
            }
        }
        variants.forEach(
                variant -> print(rows, variant.name(), seconds.get(variant.name()), rewritten.get(variant.name())));
    }

    private Dataset<Row> stored(Dataset<Row> rows, String name) {
        rows.write().parquet(folder + "/" + name);
        return spark.read().parquet(folder + "/" + name);
    }

    @SuppressWarnings("SystemOut")
    private void print(long rows, String name, List<Double> seconds, long rewritten) {
        double average =
                seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double best = seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "{\"variant\":\"%s\",\"target_rows\":%d,\"batch_rows\":%d,\"batches\":%d,\"seconds_average\":%.2f,\"seconds_best\":%.2f,"
                        + "\"rows_per_second_average\":%.0f,\"rows_per_second_best\":%.0f,\"rewritten_per_change\":%.2f}%n",
                name,
                rows,
                batch,
                seconds.size(),
                average,
                best,
                batch / average,
                batch / best,
                (double) rewritten / (batch * seconds.size()));
    }
}
