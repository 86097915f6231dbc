package io.millrace.config.tables;

/**
 * A reference to another table; documents the source, judges nothing: that is the rule {@code foreign_key}.
 *
 * @param references the other table
 * @param referencedColumn its column
 */
public record ForeignKey(String column, String references, String referencedColumn) {}
