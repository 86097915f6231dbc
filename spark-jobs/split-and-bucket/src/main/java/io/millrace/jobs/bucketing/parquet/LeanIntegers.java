package io.millrace.jobs.bucketing.parquet;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainIntegerDictionaryValuesWriter;

/** A dictionary of numbers that gives way when their differences take less room, and not only when the numbers do. */
final class LeanIntegers extends PlainIntegerDictionaryValuesWriter {
    private long count;
    private int last;
    private long least;
    private long most;

    LeanIntegers(int maxDictionaryBytes, ByteBufferAllocator allocator) {
        super(maxDictionaryBytes, Encoding.RLE_DICTIONARY, Encoding.PLAIN, allocator);
    }

    @Override
    public void writeInteger(int value) {
        if (count++ > 0) {
            long difference = (long) value - last;
            least = Math.min(least, difference);
            most = Math.max(most, difference);
        }
        last = value;
        super.writeInteger(value);
    }

    @Override
    public boolean isCompressionSatisfying(long rawSize, long encodedSize) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(most - least);
        return super.isCompressionSatisfying(rawSize, encodedSize)
                && encodedSize + dictionaryByteSize <= count * bits / Byte.SIZE;
    }
}
