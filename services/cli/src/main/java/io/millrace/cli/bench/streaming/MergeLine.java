package io.millrace.cli.bench.streaming;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What the benchmark of {@code spark-jobs/history} prints of one way to merge at one size.
 *
 * @param rewrittenPerChange rows of the table written anew for each change of a batch
 * @param right whether the table held what all changes make of it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record MergeLine(
        String variant,
        long targetRows,
        long batchRows,
        int batches,
        double secondsAverage,
        double secondsBest,
        double rowsPerSecond,
        double rewrittenPerChange,
        double commitsPerBatch,
        boolean right) {
    static final String APPEND = "append";
    static final String TWO_STEPS = "two-steps";
    static final String ONE_COMMIT = "one-commit";
    static final String MARKED = "-deletion-vectors";

    boolean isOurs() {
        return variant.startsWith(ONE_COMMIT);
    }

    /** The way as people read it. */
    String title() {
        String marks = variant.endsWith(MARKED) ? ", deletion vectors" : "";
        if (variant.equals(APPEND)) {
            return "plain append";
        }
        return (isOurs() ? "one commit" : "close, then append") + marks;
    }
}
