package io.millrace.jobs.history.copy;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers, texts and bytes as they are. */
final class PlainValues implements PageValues {
    private static final int FIRST_BYTES = 16 * 1024;
    private static final int TWELVE_BYTES = 12;

    private final CopiedColumn column;
    private final int width;
    private byte[] out = new byte[FIRST_BYTES];
    private int size;

    PlainValues(CopiedColumn column) {
        this.column = column;
        this.width = switch (column.type()) {
            case INT32, FLOAT -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            case INT96 -> TWELVE_BYTES;
            case FIXED_LEN_BYTE_ARRAY -> column.descriptor().getPrimitiveType().getTypeLength();
            case BINARY -> 0;
            case BOOLEAN -> throw new IllegalArgumentException("booleans are not bytes");
        };
    }

    @Override
    public void copy(byte[] page, int from, boolean[] kept, int count, Statistics<?> statistics) {
        int room = size + page.length - from;
        if (out.length < room) {
            out = Arrays.copyOf(out, Math.max(room, 2 * out.length));
        }
        ByteBuffer in = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        int at = from;
        for (int value = 0; value < count; value++) {
            int length = width > 0 ? width : Integer.BYTES + in.getInt(at);
            if (kept[value]) {
                System.arraycopy(page, at, out, size, length);
                size += length;
                tell(page, in, at, length, statistics);
            }
            at += length;
        }
    }

    private void tell(byte[] page, ByteBuffer in, int at, int length, Statistics<?> statistics) {
        switch (column.type()) {
            case INT32 -> statistics.updateStats(in.getInt(at));
            case INT64 -> statistics.updateStats(in.getLong(at));
            case FLOAT -> statistics.updateStats(in.getFloat(at));
            case DOUBLE -> statistics.updateStats(in.getDouble(at));
            case BINARY ->
                column.tell(Binary.fromReusedByteArray(page, at + Integer.BYTES, length - Integer.BYTES), statistics);
            default -> column.tell(Binary.fromReusedByteArray(page, at, length), statistics);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public BytesInput encoded(Statistics<?> statistics) {
        return BytesInput.from(out, 0, size);
    }
}
