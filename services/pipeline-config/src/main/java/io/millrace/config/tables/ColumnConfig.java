package io.millrace.config.tables;

/** A column as it arrives, before transforms. */
public record ColumnConfig(String name, ColumnType type, boolean nullable, boolean unique) {
    /** What a column's name looks like. */
    public static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
}
