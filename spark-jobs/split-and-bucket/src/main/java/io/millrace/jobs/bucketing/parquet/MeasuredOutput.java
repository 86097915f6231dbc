package io.millrace.jobs.bucketing.parquet;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One or more files with the same bytes; knows their size once they are closed, without asking the store. */
public final class MeasuredOutput implements OutputFile {
    private final FileSystem store;
    private final List<Path> files;
    private long bytes;

    /** Opens them when it is asked to. */
    public MeasuredOutput(FileSystem store, List<Path> files) {
        this.store = store;
        this.files = List.copyOf(files);
    }

    /** Size of each. */
    public long bytes() {
        return bytes;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
        return open(false);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
        return open(true);
    }

    private Measured open(boolean overwrite) throws IOException {
        List<PositionOutputStream> streams = new ArrayList<>();
        for (Path file : files) {
            streams.add(HadoopStreams.wrap(store.create(file, overwrite)));
        }
        return new Measured(streams);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    @Override
    public String getPath() {
        return files.get(0).toString();
    }

    private final class Measured extends PositionOutputStream {
        private final List<PositionOutputStream> streams;

        Measured(List<PositionOutputStream> streams) {
            this.streams = streams;
        }

        @Override
        public long getPos() throws IOException {
            return streams.get(0).getPos();
        }

        @Override
        public void write(int value) throws IOException {
            for (PositionOutputStream stream : streams) {
                stream.write(value);
            }
        }

        @Override
        public void write(byte[] values, int from, int length) throws IOException {
            for (PositionOutputStream stream : streams) {
                stream.write(values, from, length);
            }
        }

        @Override
        public void flush() throws IOException {
            for (PositionOutputStream stream : streams) {
                stream.flush();
            }
        }

        @Override
        public void close() throws IOException {
            bytes = getPos();
            for (PositionOutputStream stream : streams) {
                stream.close();
            }
        }
    }
}
