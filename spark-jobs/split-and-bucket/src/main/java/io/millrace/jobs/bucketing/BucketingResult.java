package io.millrace.jobs.bucketing;

import io.millrace.config.columns.ColumnPlan;

import java.util.List;
import java.util.Map;

/**
 * The result document.
 *
 * @param startedAt in ISO form, UTC
 * @param mapping the column mapping; null when there was none
 * @param skippedColumns mapped columns that the source lacks
 * @param timings seconds by phase
 */
public record BucketingResult(
        String job,
        String runId,
        String dataset,
        String snapshotDt,
        String version,
        String startedAt,
        String finishedAt,
        Source source,
        String mapping,
        List<ColumnPlan.Skipped> skippedColumns,
        List<String> warnings,
        List<Table> tables,
        Map<String, Double> timings) {

    /** What was read. */
    public record Source(String location, int files, long bytes, long rows) {}

    /**
     * One table in one layout.
     *
     * @param buckets 0 for layout {@code files}
     * @param nullKeys rows of the source without a key, rejected or not
     * @param duplicateKeys rows beyond the first of their key
     * @param columns how many columns the files have
     * @param rejectedLocation where its rejected rows lie, each with the reason; null when there are none
     */
    public record Table(
            String name,
            String layout,
            String location,
            String key,
            int buckets,
            long rows,
            long rejectedRows,
            long nullKeys,
            long duplicateKeys,
            long bytes,
            int files,
            int columns,
            String rejectedLocation) {}
}
