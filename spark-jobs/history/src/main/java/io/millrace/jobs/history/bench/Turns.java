package io.millrace.jobs.history.bench;

import io.delta.tables.DeltaTable;
import io.millrace.jobs.history.HistorySpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ways to merge, in turns, on tables of one size. */
final class Turns {
    private final SparkSession spark;
    private final String folder;
    private final Workload workload;
    private final long rows;
    private final long batch;
    private final int warmUp;
    private final int batches;

    /** @param warmUp batches before those that count */
    Turns(SparkSession spark, String folder, long rows, long batch, int warmUp, int batches) {
        this.spark = spark;
        this.folder = folder;
        this.workload = new Workload(spark, rows, batch);
        this.rows = rows;
        this.batch = batch;
        this.warmUp = warmUp;
        this.batches = batches;
    }

    /** @param every every way, or this module's merge alone */
    List<VariantOutcome> run(boolean every) {
        Dataset<Row> load = stored(workload.load(), "load");
        List<Dataset<Row>> changes = new ArrayList<>();
        int all = warmUp + batches;
        for (int number = 0; number < all; number++) {
            changes.add(stored(workload.batch(number), "batch-" + number));
        }
        List<Variant> variants = variants(every);
        for (Variant variant : variants) {
            System.err.printf(Locale.ROOT, "progress rows=%d loading variant=%s%n", rows, variant.name());
            variant.load(load);
        }
        Map<Variant, List<Double>> seconds = new LinkedHashMap<>();
        Map<Variant, Long> rewritten = new LinkedHashMap<>();
        Map<Variant, Long> before = new LinkedHashMap<>();
        for (int number = 0; number < all; number++) {
            for (Variant variant : variants) {
                long start = System.nanoTime();
                variant.apply(changes.get(number), number);
                double took = (System.nanoTime() - start) / 1e9;
                System.err.printf(
                        Locale.ROOT,
                        "progress rows=%d batch=%d of=%d variant=%s seconds=%.2f%n",
                        rows,
                        number + 1,
                        all,
                        variant.name(),
                        took);
                if (number >= warmUp) {
                    seconds.computeIfAbsent(variant, name -> new ArrayList<>()).add(took);
                    rewritten.merge(variant, variant.rewritten(), Long::sum);
                } else if (number == warmUp - 1) {
                    before.put(variant, version(variant));
                }
            }
        }
        Truth truth = Truth.of(load, changes);
        List<VariantOutcome> outcomes = new ArrayList<>();
        for (Variant variant : variants) {
            outcomes.add(new VariantOutcome(
                    variant.name(),
                    rows,
                    batch,
                    seconds.get(variant),
                    rewritten.get(variant),
                    version(variant) - before.get(variant),
                    !(variant instanceof OneCommit ours)
                            || truth.isIn(ours.table().rows())));
        }
        return outcomes;
    }

    private List<Variant> variants(boolean every) {
        List<Variant> variants = new ArrayList<>();
        if (every) {
            variants.add(new AppendOnly(folder + "/append"));
            variants.add(new TwoSteps(spark, folder + "/two-steps", false));
            variants.add(new TwoSteps(spark, folder + "/two-steps-marked", true));
        }
        HistorySpec spec = HistorySpec.of(folder + "/plain", List.of("id"), workload.schema());
        variants.add(new OneCommit(spark, spec.withDeletionVectors(false)));
        variants.add(new OneCommit(spark, HistorySpec.of(folder + "/marked", List.of("id"), workload.schema())));
        return variants;
    }

    private long version(Variant variant) {
        return DeltaTable.forPath(spark, variant.path())
                .history(1)
                .select("version")
                .head()
                .getLong(0);
    }

    private Dataset<Row> stored(Dataset<Row> rows, String name) {
        rows.write().parquet(folder + "/" + name);
        return spark.read().parquet(folder + "/" + name);
    }
}
