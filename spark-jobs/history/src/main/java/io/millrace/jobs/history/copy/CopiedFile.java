package io.millrace.jobs.history.copy;

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
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** A file into which row groups of others are copied. */
final class CopiedFile {
    /** Rows of which every column is written before the next begin, so that pages end at about the same row. */
    private static final int AT_ONCE = 512;

    private final ParquetProperties properties;
    private final CodecFactory codecs;
    private final CompressionCodecName codec;
    private final MessageType schema;
    private final Map<String, String> notes;
    private final List<CopiedColumn> columns;
    private final ParquetFileWriter writer;
    private long written;

    /** With the columns, the codec and the notes of a file. */
    CopiedFile(OutputFile to, ParquetMetadata like, CodecFactory codecs, ParquetProperties properties)
            throws IOException {
        this.properties = properties;
        this.codecs = codecs;
        this.codec = codec(like);
        this.schema = like.getFileMetaData().getSchema();
        this.notes = like.getFileMetaData().getKeyValueMetaData();
        this.columns = schema.getColumns().stream().map(CopiedColumn::new).toList();
        this.writer = new ParquetFileWriter(
                to,
                schema,
                ParquetFileWriter.Mode.CREATE,
                ParquetWriter.DEFAULT_BLOCK_SIZE,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                properties.getColumnIndexTruncateLength(),
                ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
                properties.getPageWriteChecksumEnabled());
        writer.start();
    }

    private static CompressionCodecName codec(ParquetMetadata file) {
        return file.getBlocks().get(0).getColumns().get(0).getCodec();
    }

    /** Whether rows of a file may stand beside those that are in it; the notes say how its moments are to be read. */
    boolean takes(ParquetMetadata file) {
        return schema.equals(file.getFileMetaData().getSchema())
                && notes.equals(file.getFileMetaData().getKeyValueMetaData())
                && codec == codec(file);
    }

    /** Copies the rows of a file that stay, row group by row group. */
    void add(ParquetFileReader reader, LongPredicate goes) throws IOException {
        long place = 0;
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
                FileMetaData source = reader.getFooter().getFileMetaData();
                copy(group, reader.getFooter().getBlocks().get(number), source, pages, stays);
                pages.flushToFileWriter(writer);
                writer.endBlock();
                written += count;
            }
            number++;
        }
    }

    /** Writes its end. */
    FileCopy.Written end() throws IOException {
        writer.end(notes);
        return new FileCopy.Written(
                written,
                writer.getFooter().getBlocks().size(),
                CopyStatistics.of(written, writer.getFooter(), columns));
    }

    private void copy(
            PageReadStore group,
            BlockMetaData chunks,
            FileMetaData file,
            ColumnChunkPageWriteStore pages,
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
            List<CopiedColumn> others,
            boolean[] stays) {
        Set<String> names =
                others.stream().map(column -> column.descriptor().getPath()[0]).collect(Collectors.toSet());
        MessageType part = new MessageType(
                schema.getName(),
                schema.getFields().stream()
                        .filter(field -> names.contains(field.getName()))
                        .toList());
        ColumnReadStoreImpl values = new ColumnReadStoreImpl(
                group, new DummyRecordConverter(part).getRootConverter(), part, file.getCreatedBy());
        ColumnWriteStore store = properties.newColumnWriteStore(part, pages, pages);
        List<CopiedColumn.Values> open = new ArrayList<>();
        for (CopiedColumn column : others) {
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
