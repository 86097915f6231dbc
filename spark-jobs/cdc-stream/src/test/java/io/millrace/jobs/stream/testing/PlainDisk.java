package io.millrace.jobs.stream.testing;

import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** The local disk without permissions, for which Hadoop starts a process a file where its native library is missing. */
public final class PlainDisk extends LocalFileSystem {
    /** As Hadoop makes it, by its name in the settings. */
    public PlainDisk() {
        super(new RawLocalFileSystem() {
            @Override
            public void setPermission(Path file, FsPermission permission) {}
        });
    }
}
