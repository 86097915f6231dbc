package io.millrace.jobs.history.copy;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.BitSet;

/** Numbers of a dictionary's entries. */
final class DictionaryValues implements PageValues {
    private static final int FIRST_BYTES = 1024;
    private static final int MOST_BYTES = 1 << 20;

    private final CopiedColumn column;
    private final Dictionary dictionary;
    private final int width;
    private final RunLengthBitPackingHybridEncoder ids;
    private final BitSet used;

    DictionaryValues(CopiedColumn column, Dictionary dictionary, ByteBufferAllocator allocator) {
        this.column = column;
        this.dictionary = dictionary;
        this.width = BytesUtils.getWidthFromMaxInt(dictionary.getMaxId());
        this.ids = new RunLengthBitPackingHybridEncoder(width, FIRST_BYTES, MOST_BYTES, allocator);
        this.used = new BitSet(dictionary.getMaxId() + 1);
    }

    @Override
    public void copy(byte[] page, int from, boolean[] kept, int count, Statistics<?> statistics) throws IOException {
        if (count == 0) {
            return;
        }
        int start = from + 1;
        RunLengthBitPackingHybridDecoder entries = new RunLengthBitPackingHybridDecoder(
                page[from], new ByteArrayInputStream(page, start, page.length - start));
        for (int value = 0; value < count; value++) {
            int id = entries.readInt();
            if (kept[value]) {
                ids.writeInt(id);
                used.set(id);
            }
        }
    }

    @Override
    public int size() {
        return Math.toIntExact(ids.getBufferedSize());
    }

    @Override
    public BytesInput encoded(Statistics<?> statistics) throws IOException {
        for (int id = used.nextSetBit(0); id >= 0; id = used.nextSetBit(id + 1)) {
            switch (column.type()) {
                case INT32 -> statistics.updateStats(dictionary.decodeToInt(id));
                case INT64 -> statistics.updateStats(dictionary.decodeToLong(id));
                case FLOAT -> statistics.updateStats(dictionary.decodeToFloat(id));
                case DOUBLE -> statistics.updateStats(dictionary.decodeToDouble(id));
                case BOOLEAN -> statistics.updateStats(dictionary.decodeToBoolean(id));
                case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> column.tell(dictionary.decodeToBinary(id), statistics);
            }
        }
        return BytesInput.concat(BytesInput.from(new byte[] {(byte) width}), ids.toBytes());
    }

    @Override
    public void close() {
        ids.close();
    }
}
