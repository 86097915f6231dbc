package io.millrace.jobs.history.copy;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.statistics.Statistics;

import java.util.BitSet;

/** A bit for each value, the first the lowest of its byte. */
final class PlainBooleans implements PageValues {
    private final BitSet out = new BitSet();
    private int values;

    @Override
    public void copy(byte[] page, int from, boolean[] kept, int count, Statistics<?> statistics) {
        for (int value = 0; value < count; value++) {
            if (kept[value]) {
                boolean bit = (page[from + value / Byte.SIZE] >> value % Byte.SIZE & 1) == 1;
                out.set(values, bit);
                values++;
                statistics.updateStats(bit);
            }
        }
    }

    @Override
    public int size() {
        return (values + Byte.SIZE - 1) / Byte.SIZE;
    }

    @Override
    public BytesInput encoded(Statistics<?> statistics) {
        byte[] bytes = new byte[size()];
        byte[] set = out.toByteArray();
        System.arraycopy(set, 0, bytes, 0, set.length);
        return BytesInput.from(bytes);
    }
}
