package io.millrace.jobs.bucketing.write;

import java.io.Serializable;
import java.util.List;

/**
 * What one task wrote and measured.
 *
 * @param rows rows of its lane, rejected ones not counted
 * @param nullKeys rows without a key, rejected or not
 * @param duplicateKeys rows beyond the first of their key
 */
public record LaneCount(
        int partition, long rows, long rejectedRows, long nullKeys, long duplicateKeys, List<WrittenFile> files)
        implements Serializable {
    /** Copies the files. */
    public LaneCount {
        files = List.copyOf(files);
    }
}
