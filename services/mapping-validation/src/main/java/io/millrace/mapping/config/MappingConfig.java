package io.millrace.mapping.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Which mappings are validated, and where their snapshots go. The text {@code {env}} is replaced by the environment. */
@ConfigMapping(prefix = "millrace.mapping")
public interface MappingConfig {
    /** The dataset: what a mapping-sync-requested event must name. */
    @WithDefault("pipeline_migration_table_mapping")
    String dataset();

    /** The bucket of the snapshots. */
    @WithDefault("millrace-datalake-{env}")
    String bucket();

    /** The prefix of the snapshots in that bucket. */
    @WithDefault("v1_v2_mapping_validation")
    String prefix();

    /** DynamoDB table of the mappings that the pipelines sync. */
    @WithDefault("airflow-sync-mapping-{env}")
    String syncTable();

    /** DynamoDB table of the mappings that people keep by hand. */
    @WithDefault("manual-mapping-{env}")
    String manualTable();

    /** Segments in which each mapping table is scanned at the same time. */
    @WithDefault("4")
    @Min(1)
    @Max(100)
    int segments();

    /** Databases that are looked up in the catalog at the same time. */
    @WithDefault("16")
    @Min(1)
    @Max(64)
    int catalogConcurrency();

    /** When to validate without being asked, as a Quartz cron expression in UTC; {@code off} for never. */
    @WithDefault("off")
    String schedule();
}
