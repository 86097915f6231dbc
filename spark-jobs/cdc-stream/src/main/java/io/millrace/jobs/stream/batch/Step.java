package io.millrace.jobs.stream.batch;

/** What a batch has done when it is told of. Between any two of them the process may end; the batch is then run again. */
public enum Step {
    /** The messages are read, judged and counted; nothing is written. */
    SURVEYED,
    /** Messages that are no rows are kept. */
    KEPT_ASIDE,
    /** Rows that broke rules are kept. */
    QUARANTINED,
    /** The table has its changes. */
    MERGED,
    /** Metrics are written. */
    MEASURED,
    /** Events are published; only the checkpoint does not say yet that the batch is done. */
    TOLD
}
