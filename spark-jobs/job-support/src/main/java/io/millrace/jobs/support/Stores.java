package io.millrace.jobs.support;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * File systems as jobs use them. On the local disk they leave out the checksum files, and the permissions, for which Hadoop
 * starts a process a file where its native library is missing.
 */
public final class Stores {
    private Stores() {}

    /** The file system of an address. */
    public static FileSystem of(Path address, Configuration hadoop) throws IOException {
        FileSystem store = address.getFileSystem(hadoop);
        return store instanceof LocalFileSystem local ? local.getRaw() : store;
    }

    /** Every file below a folder, at any depth, each page of the listing read. */
    public static List<FileStatus> list(FileSystem store, Path folder) throws IOException {
        List<FileStatus> files = new ArrayList<>();
        if (store instanceof RawLocalFileSystem) {
            Deque<Path> open = new ArrayDeque<>(List.of(folder));
            while (!open.isEmpty()) {
                for (FileStatus found : store.listStatus(open.pop())) {
                    if (found.isDirectory()) {
                        open.push(found.getPath());
                    } else {
                        files.add(found);
                    }
                }
            }
            return files;
        }
        RemoteIterator<LocatedFileStatus> found = store.listFiles(folder, true);
        while (found.hasNext()) {
            files.add(found.next());
        }
        return files;
    }
}
