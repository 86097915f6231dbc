package io.millrace.jobs.history.copy;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
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
     * @param groups row groups
     * @param statistics of the rows, as Delta notes them
     */
    public record Written(long rows, int groups, String statistics) {}

    /**
     * Rows of a file.
     *
     * @param goes whether the row at a place does not stay
     */
    public record Source(InputFile file, LongPredicate goes) {}

    /**
     * Copies the rows that stay into one file for all that have the same columns and the same codec.
     *
     * @param to the next file to write
     * @return of each file that was written, in the order in which they were begun
     */
    public List<Written> copy(List<Source> from, Supplier<OutputFile> to) throws IOException {
        CodecFactory codecs = new CodecFactory(hadoop, properties.getPageSizeThreshold());
        List<CopiedFile> open = new ArrayList<>();
        try {
            for (Source source : from) {
                try (ParquetFileReader reader = ParquetFileReader.open(source.file())) {
                    CopiedFile fitting = fitting(open, reader.getFooter());
                    if (fitting == null) {
                        fitting = new CopiedFile(to.get(), reader.getFooter(), codecs, properties);
                        open.add(fitting);
                    }
                    fitting.add(reader, source.goes());
                }
            }
            List<Written> written = new ArrayList<>();
            for (CopiedFile file : open) {
                written.add(file.end());
            }
            return written;
        } finally {
            codecs.release();
        }
    }

    private static CopiedFile fitting(List<CopiedFile> open, ParquetMetadata footer) {
        return open.stream().filter(file -> file.takes(footer)).findFirst().orElse(null);
    }
}
