package io.millrace.jobs.bucketing.cell;

import org.apache.parquet.io.api.Binary;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

import java.util.Arrays;

/** Bytes of a row: one bit a column that says whether it is null, then the values of the others without gaps. */
public final class PackedRow {
    private static final int START = Platform.BYTE_ARRAY_OFFSET;
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[1024];
    private int position;

    /** Begins a new row. */
    void begin(int columns) {
        position = bitBytes(columns);
        require(0);
        Arrays.fill(bytes, 0, position, (byte) 0);
    }

    /** Takes the bytes of a row with that many columns and stands before its first value. */
    public void pointTo(byte[] row, int columns) {
        bytes = row;
        position = bitBytes(columns);
    }

    /** A copy of the row's bytes. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, position);
    }

    void setNull(int column) {
        bytes[column >> 3] |= (byte) (1 << (column & 7));
    }

    /** Whether a column is null. */
    public boolean isNull(int column) {
        return (bytes[column >> 3] & (1 << (column & 7))) != 0;
    }

    void putByte(int value) {
        require(1);
        bytes[position++] = (byte) value;
    }

    void putInt(int value) {
        require(Integer.BYTES);
        Platform.putInt(bytes, START + position, value);
        position += Integer.BYTES;
    }

    void putLong(long value) {
        require(Long.BYTES);
        Platform.putLong(bytes, START + position, value);
        position += Long.BYTES;
    }

    void putBytes(byte[] value) {
        put(value, START, value.length);
    }

    void putText(UTF8String value) {
        put(value.getBaseObject(), value.getBaseOffset(), value.numBytes());
    }

    private void put(Object base, long offset, int length) {
        require(length + Integer.BYTES + 1);
        int rest = length;
        while (rest > SEVEN_BITS) {
            bytes[position++] = (byte) (rest | MORE);
            rest >>>= 7;
        }
        bytes[position++] = (byte) rest;
        Platform.copyMemory(base, offset, bytes, START + position, length);
        position += length;
    }

    byte getByte() {
        return bytes[position++];
    }

    int getInt() {
        int value = Platform.getInt(bytes, START + position);
        position += Integer.BYTES;
        return value;
    }

    long getLong() {
        long value = Platform.getLong(bytes, START + position);
        position += Long.BYTES;
        return value;
    }

    /** Bytes that are the row's own: who keeps them must copy them. */
    Binary getBinary() {
        int length = 0;
        int shift = 0;
        byte next = bytes[position++];
        while (next < 0) {
            length |= (next & SEVEN_BITS) << shift;
            shift += 7;
            next = bytes[position++];
        }
        length |= next << shift;
        Binary value = Binary.fromReusedByteArray(bytes, position, length);
        position += length;
        return value;
    }

    private void require(int more) {
        if (position + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, position + more));
        }
    }

    private static int bitBytes(int columns) {
        return (columns + 7) >> 3;
    }
}
