package io.millrace.config.tables;

/** What a delete in the source does. */
public enum OnDelete {
    /** The row's current version ends; with {@code scd1} the row goes. */
    CLOSE,
    /** As {@code close}, and a version that is never current says when and that it was deleted. */
    TOMBSTONE,
    /** Nothing: the row stays current. */
    IGNORE
}
