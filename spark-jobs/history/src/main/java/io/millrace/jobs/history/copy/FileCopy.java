package io.millrace.jobs.history.copy;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * Parquet files written anew without some of their rows, column by column: no value becomes part of a row in between, and most are not
 * even decoded. One row group is held at a time, as it was and as it becomes.
 */
public final class FileCopy {
    private final Configuration hadoop;
    private final ParquetProperties properties = ParquetProperties.builder().build();

    /** Reads and writes compressed pages with Hadoop's codecs. */
    public FileCopy(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * What was written.
     *
     * @param statistics of the rows, as Delta notes them
     */
    public record Written(long rows, String statistics) {}

    /**
     * Rows of a file.
     *
     * @param goes whether the row at a place does not stay
     */
    public record Source(InputFile file, LongPredicate goes) {}

    /**
     * Copies the rows that stay, file after file, into one; a file that has other columns or another codec than the one before begins the
     * next.
     *
     * @param to the next file to write
     * @return of each file that was written, in their order
     */
    public List<Written> copy(List<Source> from, Supplier<OutputFile> to) throws IOException {
        CodecFactory codecs = new CodecFactory(hadoop, properties.getPageSizeThreshold());
        List<Written> written = new ArrayList<>();
        CopiedFile open = null;
        try {
            for (Source source : from) {
                try (ParquetFileReader reader = ParquetFileReader.open(source.file())) {
                    if (open != null && !open.takes(reader.getFooter())) {
                        written.add(open.end());
                        open = null;
                    }
                    if (open == null) {
                        open = new CopiedFile(to.get(), reader.getFooter(), codecs, properties);
                    }
                    open.add(reader, source.goes());
                }
            }
            if (open != null) {
                written.add(open.end());
            }
            return written;
        } finally {
            codecs.release();
        }
    }
}
