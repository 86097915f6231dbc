package io.millrace.jobs.history.commit;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * A Parquet file written anew without some of its rows, column by column: no value becomes part of a row in between. One row group
 * is held at a time, as it was and as it becomes.
 */
final class FileCopy {
    /** Rows of which every column is written before the next begin, so that pages end at about the same row. */
    private static final int AT_ONCE = 512;

    private final Configuration hadoop;
    private final ParquetProperties properties = ParquetProperties.builder().build();

    FileCopy(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * What was written.
     *
     * @param rows how many
     * @param columns ends of the values of each column that parquet itself does not note
     */
    record Written(long rows, ParquetMetadata footer, List<CopiedColumn> columns) {}

    /** Copies the rows whose place is not among those that go. */
    Written copy(InputFile from, OutputFile to, LongPredicate goes) throws IOException {
        CodecFactory codecs = new CodecFactory(hadoop, properties.getPageSizeThreshold());
        try (ParquetFileReader reader = ParquetFileReader.open(from)) {
            FileMetaData source = reader.getFooter().getFileMetaData();
            MessageType schema = source.getSchema();
            CompressionCodecName codec =
                    reader.getFooter().getBlocks().get(0).getColumns().get(0).getCodec();
            ParquetFileWriter writer = new ParquetFileWriter(
                    to,
                    schema,
                    ParquetFileWriter.Mode.CREATE,
                    ParquetWriter.DEFAULT_BLOCK_SIZE,
                    ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                    properties.getColumnIndexTruncateLength(),
                    ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
                    properties.getPageWriteChecksumEnabled());
            writer.start();
            List<CopiedColumn> columns =
                    schema.getColumns().stream().map(CopiedColumn::new).toList();
            long place = 0;
            long written = 0;
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                boolean[] stays = stays(place, group.getRowCount(), goes);
                place += group.getRowCount();
                int count = count(stays);
                if (count > 0) {
                    ColumnChunkPageWriteStore pages = new ColumnChunkPageWriteStore(
                            codecs.getCompressor(codec),
                            schema,
                            properties.getAllocator(),
                            properties.getColumnIndexTruncateLength(),
                            properties.getPageWriteChecksumEnabled());
                    ColumnReadStoreImpl values = new ColumnReadStoreImpl(
                            group, new DummyRecordConverter(schema).getRootConverter(), schema, source.getCreatedBy());
                    writer.startBlock(count);
                    copy(values, properties.newColumnWriteStore(schema, pages, pages), columns, stays);
                    pages.flushToFileWriter(writer);
                    writer.endBlock();
                    written += count;
                }
            }
            writer.end(source.getKeyValueMetaData());
            return new Written(written, writer.getFooter(), columns);
        } finally {
            codecs.release();
        }
    }

    private static void copy(
            ColumnReadStoreImpl values, ColumnWriteStore store, List<CopiedColumn> columns, boolean[] stays) {
        List<CopiedColumn.Values> open = new ArrayList<>();
        for (CopiedColumn column : columns) {
            ColumnDescriptor descriptor = column.descriptor();
            open.add(column.open(values.getColumnReader(descriptor), store.getColumnWriter(descriptor)));
        }
        for (int from = 0; from < stays.length; from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, stays.length);
            for (CopiedColumn.Values column : open) {
                column.copy(stays, from, to);
            }
            for (int row = from; row < to; row++) {
                if (stays[row]) {
                    store.endRecord();
                }
            }
        }
        store.flush();
        store.close();
    }

    private static boolean[] stays(long place, long rows, LongPredicate goes) {
        boolean[] stays = new boolean[Math.toIntExact(rows)];
        for (int row = 0; row < stays.length; row++) {
            stays[row] = !goes.test(place + row);
        }
        return stays;
    }

    private static int count(boolean[] stays) {
        int count = 0;
        for (boolean stay : stays) {
            count += stay ? 1 : 0;
        }
        return count;
    }
}
