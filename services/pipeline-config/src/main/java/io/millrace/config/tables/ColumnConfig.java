package io.millrace.config.tables;

/** A column as it arrives, before transforms. */
public record ColumnConfig(String name, ColumnType type, boolean nullable, boolean unique) {}
