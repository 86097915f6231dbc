package io.millrace.config.tables;

/** How much of the past a table keeps. */
public enum HistoryKind {
    /** Every version of a row, with the time in which it held. */
    SCD2,
    /** The last version only. */
    SCD1
}
