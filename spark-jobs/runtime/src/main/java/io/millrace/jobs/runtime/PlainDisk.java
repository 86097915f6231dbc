package io.millrace.jobs.runtime;

import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local disk without permissions, for which Hadoop starts a process a file where its native library is missing, and without a file
 * of checksums beside each file. For tests: a session takes it as {@code spark.hadoop.fs.file.impl}.
 */
public final class PlainDisk extends RawLocalFileSystem {
    @Override
    public String getScheme() {
        return "file";
    }

    @Override
    public void setPermission(Path file, FsPermission permission) {}
}
