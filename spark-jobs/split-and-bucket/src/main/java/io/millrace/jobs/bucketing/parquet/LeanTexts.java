package io.millrace.jobs.bucketing.parquet;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainBinaryDictionaryValuesWriter;
import org.apache.parquet.io.api.Binary;

/** A dictionary of texts that gives way when the texts one after the other, their lengths apart, take less room. */
final class LeanTexts extends PlainBinaryDictionaryValuesWriter {
    private long apart;

    LeanTexts(int maxDictionaryBytes, ByteBufferAllocator allocator) {
        super(maxDictionaryBytes, Encoding.RLE_DICTIONARY, Encoding.PLAIN, allocator);
    }

    @Override
    public void writeBytes(Binary value) {
        apart += value.length() + 1;
        super.writeBytes(value);
    }

    @Override
    public boolean isCompressionSatisfying(long rawSize, long encodedSize) {
        return super.isCompressionSatisfying(rawSize, encodedSize) && encodedSize + dictionaryByteSize <= apart;
    }
}
