package io.millrace.cli.demo.source;

/** One of the two tables that mappings are read from. */
public enum SourceTable {
    /** What the pipelines sync. */
    SYNC,
    /** What people keep by hand. */
    MANUAL
}
