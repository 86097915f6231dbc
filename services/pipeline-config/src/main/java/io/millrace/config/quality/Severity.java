package io.millrace.config.quality;

/** What a broken rule does to its row, or a missed threshold to its check. */
public enum Severity {
    /** The row goes on and is counted. */
    WARNING,
    /** The row is set aside. */
    ERROR
}
