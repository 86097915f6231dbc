package io.millrace.jobs.bucketing.write;

import java.io.Serializable;

/**
 * A finished file.
 *
 * @param folder title of the layout, or {@code rejected}
 * @param path below the version's folder
 */
public record WrittenFile(String table, String folder, String path, long rows, long bytes) implements Serializable {
    /** The folder of rows that no layout has. */
    public static final String REJECTED = "rejected";
}
