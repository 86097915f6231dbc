package io.millrace.jobs.history.copy;

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
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * A Parquet file written anew without some of its rows, column by column: no value becomes part of a row in between,
 * and most are not even decoded. One row group
 * is held at a time, as it was and as it becomes.
 */
public final class FileCopy {
    /** Rows of which every column is written before the next begin, so that pages end at about the same row. */
    private static final int AT_ONCE = 512;

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

    /** Copies the rows whose place is not among those that go. */
    public Written copy(InputFile from, OutputFile to, LongPredicate goes) throws IOException {
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
            int number = 0;
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
                    writer.startBlock(count);
                    copy(group, reader.getFooter().getBlocks().get(number), source, pages, columns, stays);
                    pages.flushToFileWriter(writer);
                    writer.endBlock();
                    written += count;
                }
                number++;
            }
            writer.end(source.getKeyValueMetaData());
            return new Written(written, CopyStatistics.of(written, writer.getFooter(), columns));
        } finally {
            codecs.release();
        }
    }

    private void copy(
            PageReadStore group,
            BlockMetaData chunks,
            FileMetaData file,
            ColumnChunkPageWriteStore pages,
            List<CopiedColumn> columns,
            boolean[] stays)
            throws IOException {
        List<CopiedColumn> others = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            CopiedColumn column = columns.get(i);
            ColumnDescriptor descriptor = column.descriptor();
            if (ChunkCopy.fits(descriptor, chunks.getColumns().get(i), file.getCreatedBy())) {
                new ChunkCopy(column, group.getPageReader(descriptor), pages.getPageWriter(descriptor), properties)
                        .copy(stays);
            } else {
                others.add(column);
            }
        }
        if (!others.isEmpty()) {
            copyValues(group, file, pages, others, stays);
        }
    }

    /** Of columns whose pages cannot be copied as they are. */
    private void copyValues(
            PageReadStore group,
            FileMetaData file,
            ColumnChunkPageWriteStore pages,
            List<CopiedColumn> columns,
            boolean[] stays) {
        Set<String> names =
                columns.stream().map(column -> column.descriptor().getPath()[0]).collect(Collectors.toSet());
        MessageType schema = file.getSchema();
        MessageType part = new MessageType(
                schema.getName(),
                schema.getFields().stream()
                        .filter(field -> names.contains(field.getName()))
                        .toList());
        ColumnReadStoreImpl values = new ColumnReadStoreImpl(
                group, new DummyRecordConverter(part).getRootConverter(), part, file.getCreatedBy());
        ColumnWriteStore store = properties.newColumnWriteStore(part, pages, pages);
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
