package io.millrace.jobs.history.bench;

import java.util.List;
import java.util.Locale;

/**
 * What a way to merge came to.
 *
 * @param targetRows of the table before the first batch
 * @param seconds of each batch but the first ones, which warm up
 * @param rewritten rows of the table that were written anew in these batches
 * @param commits of these batches
 * @param isRight whether the table is what all changes make of it; only asked of this module's merge
 */
record VariantOutcome(
        String variant,
        long targetRows,
        long batchRows,
        List<Double> seconds,
        long rewritten,
        long commits,
        boolean isRight) {
    /** One line. */
    String json() {
        double average =
                seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double best = seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return String.format(
                Locale.ROOT,
                "{\"variant\":\"%s\",\"targetRows\":%d,\"batchRows\":%d,\"batches\":%d,\"secondsAverage\":%.3f,\"secondsBest\":%.3f,"
                        + "\"rowsPerSecond\":%.0f,\"rewrittenPerChange\":%.3f,\"commitsPerBatch\":%.2f,\"right\":%b}",
                variant,
                targetRows,
                batchRows,
                seconds.size(),
                average,
                best,
                batchRows / average,
                (double) rewritten / (batchRows * seconds.size()),
                (double) commits / seconds.size(),
                isRight);
    }
}
