package io.millrace.comparison.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/** Which snapshots are compared, and where the batches go. The text {@code {env}} is replaced by the environment. */
@ConfigMapping(prefix = "millrace.comparison")
public interface ComparisonConfig {
    /** The dataset whose snapshots are compared; others are none of this service's business. */
    @WithDefault("pipeline_migration_table_mapping")
    String dataset();

    /** The bucket of the batches. */
    @WithDefault("millrace-drop-{env}")
    String dropBucket();

    /** First part of the batches' path: {@code {schema}/datasets/{dataset-value}/{database}__{env}/…}. */
    @WithDefault("datalake")
    String schema();

    /** The dataset's name in the batches' path. */
    @WithDefault("pipeline_migration")
    String datasetValue();

    /** The database's name in the batches' path. */
    @WithDefault("operations")
    String database();

    /** DynamoDB table that holds the downstream dataset's snapshot id. */
    @WithDefault("etleap-dl-{env}-pipeline-migration")
    String snapshotIdTable();

    /** Value of the key attribute {@code id} of the item with the {@code snapshot_id}. */
    @WithDefault("pipeline_migration_table_mapping")
    String snapshotIdItem();

    /** Share of the last snapshot, in percent, that may be deleted without a person. */
    @WithDefault("20")
    @DecimalMin("0")
    @DecimalMax("100")
    double maxDeletedPercent();

    /** Rows that may be deleted without a person, whatever their share. */
    @WithDefault("10")
    @Min(0)
    long maxDeletedCount();

    /** The path of the batches before the snapshot id. */
    default String root(String environment) {
        return schema() + "/datasets/" + datasetValue() + "/" + database() + "__" + environment
                + "/pipeline_migration_table_mapping";
    }
}
