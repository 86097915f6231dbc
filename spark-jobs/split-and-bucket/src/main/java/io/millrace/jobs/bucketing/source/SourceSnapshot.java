package io.millrace.jobs.bucketing.source;

import org.apache.spark.sql.types.StructType;

import java.util.List;
import java.util.Map;

/**
 * A snapshot as its footers tell it.
 *
 * @param paths its data files
 * @param rows rows of all files
 * @param bytes size of all files
 * @param columnBytes what each column takes as Snappy-compressed Parquet, about
 * @param schema the one schema of all files
 * @param int96 whether it keeps timestamps in Parquet's old form
 */
public record SourceSnapshot(
        List<String> paths, long rows, long bytes, Map<String, Long> columnBytes, StructType schema, boolean int96) {
    /** Copies paths and sizes. */
    public SourceSnapshot {
        paths = List.copyOf(paths);
        columnBytes = Map.copyOf(columnBytes);
    }
}
