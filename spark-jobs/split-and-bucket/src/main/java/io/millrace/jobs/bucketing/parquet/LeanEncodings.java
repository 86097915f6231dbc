package io.millrace.jobs.bucketing.parquet;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.factory.DefaultV1ValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.column.values.fallback.FallbackValuesWriter;

/**
 * Writes what a dictionary does not make smaller as differences: whole numbers from the one before, text without the
 * beginning that it shares with the one before. A bucket has few rows and is sorted, so that is most of what it holds.
 */
final class LeanEncodings implements ValuesWriterFactory {
    private final ValuesWriterFactory plain = new DefaultV1ValuesWriterFactory();
    private ParquetProperties properties;

    @Override
    public void initialize(ParquetProperties all) {
        properties = all;
        plain.initialize(all);
    }

    @Override
    public ValuesWriter newValuesWriter(ColumnDescriptor column) {
        boolean dictionary = properties.isDictionaryEnabled(column);
        int words = properties.getDictionaryPageSizeThreshold();
        int slab = properties.getInitialSlabSize();
        int page = properties.getPageSizeThreshold();
        ByteBufferAllocator memory = properties.getAllocator();
        switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> {
                var numbers = new DeltaBinaryPackingValuesWriterForInteger(slab, page, memory);
                return dictionary ? FallbackValuesWriter.of(new LeanIntegers(words, memory), numbers) : numbers;
            }
            case INT64 -> {
                return dictionary
                        ? plain.newValuesWriter(column)
                        : new DeltaBinaryPackingValuesWriterForLong(slab, page, memory);
            }
            case BINARY -> {
                var texts = new DeltaByteArrayWriter(slab, page, memory);
                return dictionary ? FallbackValuesWriter.of(new LeanTexts(words, memory), texts) : texts;
            }
            default -> {
                return plain.newValuesWriter(column);
            }
        }
    }
}
