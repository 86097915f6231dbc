package io.millrace.capture.domain;

import io.millrace.capture.domain.values.Column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table's columns, as far as readers must know them.
 *
 * @param types PostgreSQL's type by column, in the table's order
 */
public record TableSchema(Map<String, String> types) {
    /** Keeps a copy in order. */
    public TableSchema {
        types = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    /** The schema of columns. */
    public static TableSchema of(List<Column> columns) {
        Map<String, String> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.name(), column.sourceType()));
        return new TableSchema(types);
    }

    /**
     * A difference of one column.
     *
     * @param before {@code null} when it is new
     * @param after {@code null} when it is gone
     */
    public record Difference(String column, String before, String after) {}

    /** What is other in the later schema, column by column; an order of columns is no difference. */
    public List<Difference> differences(TableSchema later) {
        List<Difference> found = new ArrayList<>();
        types.forEach((column, type) -> {
            String now = later.types.get(column);
            if (!type.equals(now)) {
                found.add(new Difference(column, type, now));
            }
        });
        later.types.forEach((column, type) -> {
            if (!types.containsKey(column)) {
                found.add(new Difference(column, null, type));
            }
        });
        return found;
    }
}
