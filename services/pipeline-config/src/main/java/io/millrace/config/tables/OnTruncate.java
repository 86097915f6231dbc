package io.millrace.config.tables;

/** What a {@code TRUNCATE} in the source does. */
public enum OnTruncate {
    /** Every current row is deleted as {@code deletes} says. */
    CLOSE,
    /** The table is held until a person decides. */
    HOLD,
    /** Nothing. */
    IGNORE
}
