package io.millrace.jobs.support;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of sessions that write Delta tables; a job that writes none starts faster without them. */
public final class DeltaSettings {
    private static final String FEW = "2";

    private DeltaSettings() {}

    /**
     * The settings of Spark; on one machine, where no submitter says otherwise, with as few tasks for small work as it has use
     * for.
     */
    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
        settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        if (System.getProperty("spark.master") == null) {
            settings.put(
                    "spark.sql.shuffle.partitions", environment.getOrDefault("MILLRACE_SPARK_SHUFFLE_PARTITIONS", "4"));
            settings.put("spark.databricks.delta.snapshotPartitions", FEW);
            settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", FEW);
        }
        return settings;
    }

    /** As {@link #of(Map)}, and these. */
    public static Map<String, String> of(Map<String, String> environment, Map<String, String> more) {
        Map<String, String> settings = of(environment);
        settings.putAll(more);
        return settings;
    }
}
