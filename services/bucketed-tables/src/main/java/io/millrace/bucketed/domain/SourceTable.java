package io.millrace.bucketed.domain;

import java.util.List;

/**
 * A registered table, as the catalog shows it.
 *
 * @param name in the catalog
 * @param base the name without prefix
 * @param location of its files, with a slash at the end
 * @param key the column that decides a row's bucket
 * @param columns all, in the catalog's order, partition keys not among them
 */
public record SourceTable(
        String database, String name, String base, String location, String key, int buckets, List<Column> columns) {
    /** Copies the columns; the key is one of them. */
    public SourceTable {
        columns = List.copyOf(columns);
    }

    /** The key's type; empty text when the table has no such column. */
    public String keyType() {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(key))
                .map(Column::type)
                .findFirst()
                .orElse("");
    }

    /** The columns beside the key and the given ones. */
    public List<Column> othersThan(String excluded) {
        return columns.stream()
                .filter(column -> !column.name().equalsIgnoreCase(key))
                .filter(column -> !column.name().equalsIgnoreCase(excluded))
                .toList();
    }
}
