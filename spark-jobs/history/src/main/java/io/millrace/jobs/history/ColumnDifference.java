package io.millrace.jobs.history;

/**
 * A column that the table and the changes see differently.
 *
 * @param column its name
 * @param ofTable its type in the table, null when the table has no such column
 * @param ofChanges its type in the changes, null when they do not have it
 */
public record ColumnDifference(String column, String ofTable, String ofChanges) {
    @Override
    public String toString() {
        return column + " (table: " + (ofTable == null ? "none" : ofTable) + ", changes: "
                + (ofChanges == null ? "none" : ofChanges) + ")";
    }
}
