package io.millrace.jobs.history;

import io.millrace.config.tables.OnSchemaChange;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which columns a table has, and which changes fit into it. */
final class TableSchema {
    private TableSchema() {}

    /** Of a new table: the data first, then ours; whatever is not the key may be null. */
    static StructType of(StructType data) {
        return new StructType(
                Stream.concat(Arrays.stream(data.fields()).map(TableSchema::nullable), HistoryColumns.OF_TABLE.stream())
                        .toArray(StructField[]::new));
    }

    /**
     * The table's columns after the changes: as they were, or with new ones behind the other data columns.
     *
     * @throws SchemaHeldException when the changes lack a column, have another type, or have new columns where none may be added
     */
    static StructType fit(StructType table, StructType changes, HistorySpec spec) {
        Map<String, DataType> known = types(HistoryColumns.dataOf(table));
        Map<String, DataType> given = types(HistoryColumns.dataOf(changes));
        Map<String, DataType> ours = types(new StructType(HistoryColumns.OF_CHANGES.toArray(StructField[]::new)));
        List<ColumnDifference> differences = new ArrayList<>();
        known.forEach((name, type) -> compare(name, type, given.get(name), differences));
        ours.forEach((name, type) -> compare(name, type, types(changes).get(name), differences));
        List<StructField> added = Arrays.stream(HistoryColumns.dataOf(changes).fields())
                .filter(field -> !known.containsKey(field.name()))
                .map(TableSchema::nullable)
                .toList();
        if (spec.onSchemaChange() == OnSchemaChange.HOLD) {
            added.forEach(field -> compare(field.name(), null, field.dataType(), differences));
        }
        if (!differences.isEmpty()) {
            throw new SchemaHeldException(spec.path(), differences);
        }
        if (added.isEmpty()) {
            return table;
        }
        List<StructField> evolved =
                new ArrayList<>(Arrays.asList(HistoryColumns.dataOf(table).fields()));
        evolved.addAll(added);
        Arrays.stream(table.fields())
                .filter(field -> HistoryColumns.isReserved(field.name()))
                .forEach(evolved::add);
        return new StructType(evolved.toArray(StructField[]::new));
    }

    private static void compare(String name, DataType ofTable, DataType ofChanges, List<ColumnDifference> differences) {
        if (ofTable == null || ofChanges == null || !ofTable.sameType(ofChanges)) {
            differences.add(new ColumnDifference(name, title(ofTable), title(ofChanges)));
        }
    }

    private static String title(DataType type) {
        return type == null ? null : type.simpleString();
    }

    private static Map<String, DataType> types(StructType schema) {
        Map<String, DataType> types = new LinkedHashMap<>();
        for (StructField field : schema.fields()) {
            types.put(field.name(), field.dataType());
        }
        return types;
    }

    private static StructField nullable(StructField field) {
        return new StructField(field.name(), field.dataType(), true, field.metadata());
    }
}
