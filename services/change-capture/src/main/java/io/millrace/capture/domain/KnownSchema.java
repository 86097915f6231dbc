package io.millrace.capture.domain;

/**
 * A table's columns, and since when it has them.
 *
 * @param since log position of the first change with these columns; earlier changes that come again had others
 */
public record KnownSchema(TableSchema columns, long since) {}
