package io.millrace.config.tables;

/**
 * Where the changes come from.
 *
 * @param engine {@code postgres}
 * @param schemaName the schema of the tables
 */
public record SourceDatabase(String engine, String schemaName) {}
