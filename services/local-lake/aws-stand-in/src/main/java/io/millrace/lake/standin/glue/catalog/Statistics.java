package io.millrace.lake.standin.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.Json;

import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;

/** What is known of the values of columns, for a table and for each of its partitions. */
public final class Statistics {
    private static final String PUT = "glue.statistics.put";
    private static final String DROP = "glue.statistics.drop";
    private static final String DATABASE = "DatabaseName";
    private static final String TABLE = "TableName";
    private static final String VALUES = "PartitionValues";
    private static final String COLUMN = "ColumnName";
    private static final String STATISTICS = "Statistics";

    private final GlueCatalog catalog;

    Statistics(GlueCatalog catalog) {
        this.catalog = catalog;
    }

    /** The statistics of those of the columns that have any. */
    public List<ObjectNode> get(TableName table, PartitionValues of, List<String> columns) {
        synchronized (catalog) {
            NavigableMap<String, ObjectNode> known = known(table, of);
            return columns.stream()
                    .map(column -> known.get(fold(column)))
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /** Sets the statistics of one column. */
    public void put(TableName table, PartitionValues of, JsonNode statistics) {
        synchronized (catalog) {
            known(table, of);
            if (!statistics.path(COLUMN).isTextual()) {
                throw AwsException.badRequest("InvalidInputException", "statistics lack the field ColumnName");
            }
            ObjectNode change = change(table, of, statistics.get(COLUMN).textValue());
            change.set(STATISTICS, statistics);
            catalog.change(PUT, change);
        }
    }

    /** Removes the statistics of one column, if it has any: Trino does so for every column of which it knows nothing. */
    public void delete(TableName table, PartitionValues of, String column) {
        synchronized (catalog) {
            if (known(table, of).containsKey(fold(column))) {
                catalog.change(DROP, change(table, of, column));
            }
        }
    }

    void apply(String kind, ObjectNode data) {
        if (!kind.equals(PUT) && !kind.equals(DROP)) {
            return;
        }
        TableName table =
                new TableName(data.get(DATABASE).textValue(), data.get(TABLE).textValue());
        NavigableMap<String, ObjectNode> known = catalog.entry(table).statistics(PartitionValues.of(data.get(VALUES)));
        String column = fold(data.get(COLUMN).textValue());
        if (kind.equals(PUT)) {
            known.put(column, (ObjectNode) data.get(STATISTICS));
        } else {
            known.remove(column);
        }
    }

    private NavigableMap<String, ObjectNode> known(TableName table, PartitionValues of) {
        if (!of.equals(PartitionValues.NONE)) {
            catalog.partitions().get(table, of);
        }
        return catalog.entry(table).statistics(of);
    }

    private static ObjectNode change(TableName table, PartitionValues of, String column) {
        ObjectNode change = Json.object()
                .put(DATABASE, table.database())
                .put(TABLE, table.table())
                .put(COLUMN, column);
        change.set(VALUES, of.json());
        return change;
    }

    private static String fold(String column) {
        return column.toLowerCase(Locale.ROOT);
    }
}
