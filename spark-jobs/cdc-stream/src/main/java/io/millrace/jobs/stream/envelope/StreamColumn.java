package io.millrace.jobs.stream.envelope;

import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;

import java.io.Serializable;

/**
 * A column as the stream reads it.
 *
 * @param declared whether the configuration names it
 * @param precision digits of a decimal; 0 for other kinds
 * @param scale digits after the point of a decimal; 0 for other kinds
 */
public record StreamColumn(
        String name, ColumnType.Kind kind, int precision, int scale, boolean nullable, boolean key, boolean declared)
        implements Serializable {

    /** One that the configuration names. */
    public StreamColumn(String name, ColumnType.Kind kind, int precision, int scale, boolean nullable, boolean key) {
        this(name, kind, precision, scale, nullable, key, true);
    }

    /** The column that the configuration declares. */
    public static StreamColumn of(ColumnConfig column, boolean key) {
        ColumnType type = column.type();
        return new StreamColumn(
                column.name(), type.kind(), type.precision(), type.scale(), column.nullable() && !key, key);
    }

    /** A column that came after the configuration was written: it may be null. */
    public static StreamColumn added(String name, ColumnType type) {
        return new StreamColumn(name, type.kind(), type.precision(), type.scale(), true, false, false);
    }

    /** Its type. */
    public ColumnType type() {
        return new ColumnType(kind, precision, scale);
    }
}
