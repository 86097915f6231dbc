package io.millrace.config.columns;

import java.util.List;

/**
 * Which source column feeds which column of which table.
 *
 * @param tables in the mapping's order
 * @param skipped columns that the source lacks and that are left out
 */
public record ColumnPlan(List<Table> tables, List<Skipped> skipped) {
    /** Copies both lists. */
    public ColumnPlan {
        tables = List.copyOf(tables);
        skipped = List.copyOf(skipped);
    }

    /**
     * A table to write.
     *
     * @param columns the key first
     */
    public record Table(String name, List<Column> columns) {
        /** Copies the columns. */
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column to write.
     *
     * @param source its name in the source, in the source's own spelling
     * @param sourceIndex its place among the source's columns, from 0
     */
    public record Column(String name, String source, int sourceIndex) {}

    /** A column that the source lacks. */
    public record Skipped(String table, String column) {}
}
