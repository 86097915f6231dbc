package io.millrace.config.tables;

/**
 * A column's type.
 *
 * @param precision digits of a decimal; 0 for other kinds
 * @param scale digits after the point of a decimal; 0 for other kinds
 */
public record ColumnType(Kind kind, int precision, int scale) {
    /** The kinds that {@code tables.yaml} knows. */
    public enum Kind {
        /** Text; also {@code varchar} and {@code text}. */
        STRING,
        /** 32 bits; also {@code int}. */
        INTEGER,
        /** 64 bits; also {@code bigint}. */
        LONG,
        /** 64 bits floating; also {@code float} and {@code real}. */
        DOUBLE,
        /** An exact number: {@code decimal(p,s)}. */
        DECIMAL,
        /** True or false. */
        BOOLEAN,
        /** A day. */
        DATE,
        /** A moment, in microseconds. */
        TIMESTAMP
    }
}
