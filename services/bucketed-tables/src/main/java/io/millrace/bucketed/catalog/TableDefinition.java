package io.millrace.bucketed.catalog;

import io.millrace.bucketed.domain.Column;
import io.millrace.bucketed.domain.Edition;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table over Parquet files as Athena and Trino read it: bucketed by Hive's hash version 1 where it has buckets. There is
 * no {@code spark.sql.sources.*} parameter, with which the buckets would not count.
 *
 * @param location of the files, with a slash at the end
 * @param bucketedBy null when it has no buckets
 * @param dataset for {@code millrace.dataset}
 * @param parameters further ones
 */
public record TableDefinition(
        String name,
        String location,
        List<Column> columns,
        String bucketedBy,
        int buckets,
        String dataset,
        Edition edition,
        Map<String, String> parameters) {
    static final String VERSION = "millrace.version";
    static final String TOLD_AT = "millrace.told_at";
    /** Rows, as the SQL engine counted them. */
    public static final String ROWS = "millrace.rows";
    /** Keys whose rows were compared. */
    public static final String SAMPLED_KEYS = "millrace.sampled_keys";

    private static final String PARQUET = "org.apache.hadoop.hive.ql.io.parquet.";

    /** The same under another name. */
    public TableDefinition as(String otherName) {
        return new TableDefinition(otherName, location, columns, bucketedBy, buckets, dataset, edition, parameters);
    }

    /** The same, told how many rows it has and how many keys were compared. */
    public TableDefinition verified(long rows, int sampledKeys) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put(ROWS, Long.toString(rows));
        all.put("recordCount", Long.toString(rows));
        all.put(SAMPLED_KEYS, Integer.toString(sampledKeys));
        return new TableDefinition(name, location, columns, bucketedBy, buckets, dataset, edition, all);
    }

    /** As Glue takes it. */
    public TableInput toInput() {
        String comment =
                "Bucketed table created from snapshot_dt=" + edition.version().snapshotDt();
        Map<String, String> all = new HashMap<>(parameters);
        all.put("EXTERNAL", "TRUE");
        all.put("classification", "parquet");
        all.put("comment", comment);
        all.put("millrace.dataset", dataset);
        all.put("millrace.snapshot_dt", edition.version().snapshotDt().toString());
        all.put(VERSION, edition.version().name());
        all.put(TOLD_AT, edition.toldAt().toString());
        StorageDescriptor.Builder storage = StorageDescriptor.builder()
                .location(location)
                .columns(columns.stream().map(TableDefinition::column).toList())
                .inputFormat(PARQUET + "MapredParquetInputFormat")
                .outputFormat(PARQUET + "MapredParquetOutputFormat")
                .compressed(true)
                .serdeInfo(SerDeInfo.builder()
                        .serializationLibrary(PARQUET + "serde.ParquetHiveSerDe")
                        .parameters(Map.of("serialization.format", "1"))
                        .build());
        if (bucketedBy != null) {
            all.put("bucketing_version", "1");
            all.put("millrace.key", bucketedBy);
            all.put("millrace.buckets", Integer.toString(buckets));
            storage.bucketColumns(bucketedBy).numberOfBuckets(buckets);
        }
        return TableInput.builder()
                .name(name)
                .description(comment)
                .tableType("EXTERNAL_TABLE")
                .parameters(all)
                .storageDescriptor(storage.build())
                .build();
    }

    private static software.amazon.awssdk.services.glue.model.Column column(Column column) {
        return software.amazon.awssdk.services.glue.model.Column.builder()
                .name(column.name())
                .type(column.type())
                .build();
    }
}
