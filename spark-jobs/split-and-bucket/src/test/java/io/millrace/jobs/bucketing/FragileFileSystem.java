package io.millrace.jobs.bucketing;

import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.function.Predicate;

/** The local disk under addresses of {@code fragile:/…}, which breaks while the files that a test names are written. */
public final class FragileFileSystem extends RawLocalFileSystem {
    static final String SCHEME = "fragile";
    private static final int FIRST_BYTES = 100;

    private static volatile Predicate<Path> breaking = path -> false;

    static void breakAt(Predicate<Path> files) {
        breaking = files;
    }

    static void mend() {
        breaking = path -> false;
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FSDataOutputStream create(
            Path file, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        return fragile(file, super.create(file, overwrite, bufferSize, replication, blockSize, progress));
    }

    @Override
    public FSDataOutputStream create(
            Path file,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        return create(file, overwrite, bufferSize, replication, blockSize, progress);
    }

    private static FSDataOutputStream fragile(Path file, FSDataOutputStream out) throws IOException {
        return breaking.test(file) ? new FSDataOutputStream(new Breaking(out, file), null) : out;
    }

    /** Writes the first bytes and no more. */
    private static final class Breaking extends FilterOutputStream {
        private final Path file;

        Breaking(OutputStream out, Path file) {
            super(out);
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, Math.min(length, FIRST_BYTES));
            out.flush();
            throw new IOException("the store broke at " + file);
        }
    }
}
