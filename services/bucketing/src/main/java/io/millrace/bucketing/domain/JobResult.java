package io.millrace.bucketing.domain;

import io.millrace.events.bucketing.BucketedTable;
import io.millrace.events.bucketing.Layout;
import io.millrace.platform.spark.JobJson;

import java.util.List;
import java.util.Map;

/**
 * What came of the job: the document {@code metadata/result.json} of a version, written last.
 *
 * @param mapping the column mapping; null when there was none
 * @param skippedColumns mapped columns that the snapshot lacks
 * @param tables each table in each layout
 * @param timings seconds by phase
 */
public record JobResult(
        String job,
        String runId,
        String dataset,
        String snapshotDt,
        String version,
        String startedAt,
        String finishedAt,
        Source source,
        String mapping,
        List<SkippedColumn> skippedColumns,
        List<String> warnings,
        List<Table> tables,
        Map<String, Double> timings) {

    /** What was read. */
    public record Source(String location, long files, long bytes, long rows) {}

    /** A mapped column that the snapshot lacks. */
    public record SkippedColumn(String table, String column) {}

    /**
     * One table in one layout.
     *
     * @param buckets 0 for layout {@code files}
     * @param rejectedLocation where its rejected rows lie; null when there are none
     */
    public record Table(
            String name,
            Layout layout,
            String location,
            String key,
            int buckets,
            long rows,
            long rejectedRows,
            long nullKeys,
            long duplicateKeys,
            long bytes,
            long files,
            int columns,
            String rejectedLocation) {

        /** Refuses a table without name or layout. */
        public Table {
            if (name == null || layout == null) {
                throw new IllegalArgumentException("name and layout of a table must not be null");
            }
        }

        /** This table as the event tells of it. */
        public BucketedTable toEvent() {
            return new BucketedTable(
                    name, layout, Folder.of(location).uri(), key, buckets, rows, rejectedRows, bytes, files);
        }
    }

    /** Refuses a document without its parts. */
    public JobResult {
        if (source == null || tables == null || skippedColumns == null || warnings == null) {
            throw new IllegalArgumentException("source, tables, skippedColumns and warnings must not be null");
        }
        tables = List.copyOf(tables);
        skippedColumns = List.copyOf(skippedColumns);
        warnings = List.copyOf(warnings);
    }

    /**
     * From JSON.
     *
     * @throws IllegalArgumentException with the reason, when it is no such document
     */
    public static JobResult parse(String json) {
        return JobJson.read(json, JobResult.class);
    }
}
