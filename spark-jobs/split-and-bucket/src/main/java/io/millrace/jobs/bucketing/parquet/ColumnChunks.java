package io.millrace.jobs.bucketing.parquet;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.values.bloomfilter.BloomFilterWriteStore;
import org.apache.parquet.column.values.bloomfilter.BloomFilterWriter;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

import java.io.IOException;
import java.util.List;

/** The pages of one row group; the first column may be compressed by another codec than the others. */
final class ColumnChunks implements PageWriteStore, BloomFilterWriteStore {
    private final ColumnDescriptor first;
    private final ColumnChunkPageWriteStore ofFirst;
    private final ColumnChunkPageWriteStore ofOthers;

    ColumnChunks(TableFormat format) {
        MessageType schema = format.schema();
        List<Type> fields = schema.getFields();
        this.first = schema.getColumns().get(0);
        this.ofFirst = store(format, fields.subList(0, 1), format.firstColumn());
        this.ofOthers = store(format, fields.subList(1, fields.size()), CompressionCodecName.SNAPPY);
    }

    private static ColumnChunkPageWriteStore store(TableFormat format, List<Type> fields, CompressionCodecName codec) {
        ParquetProperties properties = format.properties();
        return new ColumnChunkPageWriteStore(
                format.codecs().getCompressor(codec),
                new MessageType(format.schema().getName(), fields),
                properties.getAllocator(),
                properties.getColumnIndexTruncateLength(),
                properties.getPageWriteChecksumEnabled());
    }

    /** Writes them in the order of the columns. */
    void flushTo(ParquetFileWriter file) throws IOException {
        ofFirst.flushToFileWriter(file);
        ofOthers.flushToFileWriter(file);
    }

    @Override
    public PageWriter getPageWriter(ColumnDescriptor column) {
        return storeOf(column).getPageWriter(column);
    }

    @Override
    public BloomFilterWriter getBloomFilterWriter(ColumnDescriptor column) {
        return storeOf(column).getBloomFilterWriter(column);
    }

    private ColumnChunkPageWriteStore storeOf(ColumnDescriptor column) {
        return column.equals(first) ? ofFirst : ofOthers;
    }
}
