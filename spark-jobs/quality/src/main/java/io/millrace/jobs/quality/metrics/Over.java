package io.millrace.jobs.quality.metrics;

import java.util.Locale;

/** The rows that a metric is of. */
public enum Over {
    /** Those that one batch added. */
    BATCH,
    /** All that are current, or ever were: see {@link TableMetrics}. */
    ALL;

    /** The name in the metrics table and in events. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
