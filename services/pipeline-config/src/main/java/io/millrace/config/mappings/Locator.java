package io.millrace.config.mappings;

/**
 * Which tables, or which of their columns, a rule is for.
 *
 * @param column {@code null} when it is for whole tables
 */
public record Locator(NamePattern schema, NamePattern table, NamePattern column) {
    boolean matches(String schemaName, String tableName) {
        return schema.matches(schemaName) && table.matches(tableName);
    }

    boolean matches(String schemaName, String tableName, String columnName) {
        return matches(schemaName, tableName) && column.matches(columnName);
    }
}
