package io.millrace.jobs.history.copy;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

import java.io.IOException;

/** Values of a page to be, taken from pages of the same encoding. */
interface PageValues {
    /** For values of an encoding that {@link ChunkCopy#fits} lets pass. */
    static PageValues of(CopiedColumn column, Encoding encoding, Dictionary dictionary, ByteBufferAllocator allocator) {
        if (encoding.usesDictionary()) {
            return new DictionaryValues(column, dictionary, allocator);
        }
        return column.type() == PrimitiveTypeName.BOOLEAN ? new PlainBooleans() : new PlainValues(column);
    }

    /**
     * Takes values that stay.
     *
     * @param page holds them from {@code from} to its end
     * @param kept for each value whether it stays
     * @param count of the values, nulls not among them
     */
    void copy(byte[] page, int from, boolean[] kept, int count, Statistics<?> statistics) throws IOException;

    /** Bytes so far. */
    int size();

    /** The values as a page has them; the statistics know all of them from then on. */
    BytesInput encoded(Statistics<?> statistics) throws IOException;

    /** Frees what they took; what {@link #encoded} gave is not valid any more. */
    default void close() {}
}
