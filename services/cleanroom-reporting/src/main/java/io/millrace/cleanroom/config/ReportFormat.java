package io.millrace.cleanroom.config;

/** A form in which the report is written. */
public enum ReportFormat {
    /** One document with everything. */
    JSON,
    /** A table of tables and one of ID namespaces. */
    CSV,
    /** A page for people. */
    HTML
}
