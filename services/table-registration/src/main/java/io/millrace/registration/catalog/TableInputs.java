package io.millrace.registration.catalog;

import io.millrace.events.lake.RegisteredTable.Change;
import io.millrace.events.lake.TableColumn;
import io.millrace.registration.domain.SchemaDifference;
import io.millrace.registration.domain.TableParameters;
import io.millrace.registration.domain.WantedTable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A wanted table in Glue's terms. */
final class TableInputs {
    private static final String PARQUET = "org.apache.hadoop.hive.ql.io.parquet.";

    private TableInputs() {}

    /** The whole entry. Parameters of others and comments on columns that stay are kept. */
    static TableInput of(WantedTable table, Change change, SchemaDifference drift, Optional<Table> standing) {
        Map<String, String> parameters = new HashMap<>();
        standing.filter(Table::hasParameters).ifPresent(old -> old.parameters().forEach((name, value) -> {
            if (!TableParameters.isOurs(name)) {
                parameters.put(name, value);
            }
        }));
        parameters.putAll(TableParameters.of(table, change, drift));
        TableInput.Builder input = TableInput.builder()
                .name(table.name())
                .description(table.description())
                .tableType("EXTERNAL_TABLE")
                .parameters(parameters)
                .storageDescriptor(storage(table, table.location(), comments(standing)))
                .partitionKeys(
                        table.request().partitioned()
                                ? List.of(Column.builder()
                                        .name(WantedTable.PARTITION_KEY)
                                        .type("int")
                                        .build())
                                : List.of());
        standing.map(Table::owner).ifPresent(input::owner);
        return input.build();
    }

    private static Map<String, String> comments(Optional<Table> standing) {
        Map<String, String> comments = new HashMap<>();
        standing.map(Table::storageDescriptor).ifPresent(storage -> storage.columns().stream()
                .filter(column -> column.comment() != null)
                .forEach(column -> comments.put(column.name(), column.comment())));
        return comments;
    }

    /** Where a table or one of its partitions lies, and how it is read. */
    static StorageDescriptor storage(WantedTable table, String location, Map<String, String> comments) {
        StorageDescriptor.Builder storage = StorageDescriptor.builder()
                .columns(table.contents().columns().stream()
                        .map(column -> Column.builder()
                                .name(column.name())
                                .type(column.type())
                                .comment(comments.get(column.name()))
                                .build())
                        .toList())
                .location(location)
                .compressed(false)
                .storedAsSubDirectories(false);
        switch (table.request().format()) {
            case PARQUET, DELTA -> parquet(storage, table);
            case CSV -> csv(storage, table.contents().columns());
        }
        return storage.build();
    }

    private static void parquet(StorageDescriptor.Builder storage, WantedTable table) {
        boolean delta = table.request().format() == io.millrace.events.lake.LandedTable.Format.DELTA;
        storage.inputFormat(PARQUET + "MapredParquetInputFormat")
                .outputFormat(PARQUET + "MapredParquetOutputFormat")
                .serdeInfo(serde(
                        PARQUET + "serde.ParquetHiveSerDe",
                        delta
                                ? Map.of("serialization.format", "1", "path", table.location())
                                : Map.of("serialization.format", "1")));
    }

    /** OpenCSVSerde understands quotes but knows texts only; LazySimpleSerDe knows types but no quotes. */
    private static void csv(StorageDescriptor.Builder storage, List<TableColumn> columns) {
        boolean onlyTexts = columns.stream().allMatch(column -> column.type().equalsIgnoreCase("string"));
        storage.inputFormat("org.apache.hadoop.mapred.TextInputFormat")
                .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                .serdeInfo(
                        onlyTexts
                                ? serde(
                                        "org.apache.hadoop.hive.serde2.OpenCSVSerde",
                                        Map.of("separatorChar", ",", "quoteChar", "\"", "escapeChar", "\\"))
                                : serde(
                                        "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
                                        Map.of("field.delim", ",", "serialization.format", ",")));
    }

    private static SerDeInfo serde(String library, Map<String, String> parameters) {
        return SerDeInfo.builder()
                .serializationLibrary(library)
                .parameters(parameters)
                .build();
    }
}
