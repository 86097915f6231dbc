package io.millrace.jobs.bucketing.cell;

import org.apache.parquet.io.api.Binary;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

import java.util.Arrays;

/**
 * Some rows as bytes: one bit a column that says whether it is null, then the values of the others without gaps. Each row
 * has a place where the next value is appended or taken, so that rows can be worked through column by column.
 */
public final class PackedRows {
    private static final int START = Platform.BYTE_ARRAY_OFFSET;
    private static final int FIRST_BYTES = 256;
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final byte[][] rows;
    private final int[] places;
    private int count;

    /** Room for so many rows. */
    public PackedRows(int capacity) {
        this.rows = new byte[capacity][];
        this.places = new int[capacity];
    }

    /** Begins new rows to append to. */
    public void begin(int newCount, int columns) {
        count = newCount;
        int bits = bitBytes(columns);
        for (int row = 0; row < count; row++) {
            if (rows[row] == null) {
                rows[row] = new byte[FIRST_BYTES];
            }
            places[row] = 0;
            require(row, bits);
            Arrays.fill(rows[row], 0, bits, (byte) 0);
        }
        rewind(columns);
    }

    /** Adds a row to take values from. */
    public void add(byte[] row) {
        rows[count++] = row;
    }

    /** Forgets all rows. */
    public void clear() {
        count = 0;
    }

    /** Stands before the first value of every row again. */
    public void rewind(int columns) {
        Arrays.fill(places, 0, count, bitBytes(columns));
    }

    /** How many rows there are. */
    public int count() {
        return count;
    }

    /** Whether there is no room for another row. */
    public boolean full() {
        return count == rows.length;
    }

    /** A copy of a row's bytes. */
    public byte[] toBytes(int row) {
        return Arrays.copyOf(rows[row], places[row]);
    }

    int end(int row) {
        return places[row];
    }

    /** Says that a column of a row is null. */
    public void putNull(int row, int column) {
        rows[row][column >> 3] |= (byte) (1 << (column & 7));
    }

    /** Whether a column of a row is null. */
    public boolean isNull(int row, int column) {
        return (rows[row][column >> 3] & (1 << (column & 7))) != 0;
    }

    void putByte(int row, int value) {
        require(row, 1);
        rows[row][places[row]++] = (byte) value;
    }

    void putInt(int row, int value) {
        require(row, Integer.BYTES);
        Platform.putInt(rows[row], START + places[row], value);
        places[row] += Integer.BYTES;
    }

    void putLong(int row, long value) {
        require(row, Long.BYTES);
        Platform.putLong(rows[row], START + places[row], value);
        places[row] += Long.BYTES;
    }

    void putBytes(int row, byte[] value) {
        put(row, value, START, value.length);
    }

    /** Appends a text. */
    public void putText(int row, UTF8String value) {
        put(row, value.getBaseObject(), value.getBaseOffset(), value.numBytes());
    }

    /** Appends bytes of the first row of others as they are. */
    void putCopy(int row, PackedRows others, int from, int to) {
        require(row, to - from);
        System.arraycopy(others.rows[0], from, rows[row], places[row], to - from);
        places[row] += to - from;
    }

    private void put(int row, Object base, long offset, int length) {
        require(row, length + Integer.BYTES + 1);
        byte[] bytes = rows[row];
        int place = places[row];
        int rest = length;
        while (rest > SEVEN_BITS) {
            bytes[place++] = (byte) (rest | MORE);
            rest >>>= 7;
        }
        bytes[place++] = (byte) rest;
        if (base instanceof byte[] array) {
            System.arraycopy(array, (int) (offset - START), bytes, place, length);
        } else {
            Platform.copyMemory(base, offset, bytes, START + place, length);
        }
        places[row] = place + length;
    }

    byte getByte(int row) {
        return rows[row][places[row]++];
    }

    int getInt(int row) {
        int value = Platform.getInt(rows[row], START + places[row]);
        places[row] += Integer.BYTES;
        return value;
    }

    long getLong(int row) {
        long value = Platform.getLong(rows[row], START + places[row]);
        places[row] += Long.BYTES;
        return value;
    }

    /** Bytes that are the row's own: who keeps them must copy them. */
    Binary getBinary(int row) {
        byte[] bytes = rows[row];
        int place = places[row];
        int length = 0;
        int shift = 0;
        byte next = bytes[place++];
        while (next < 0) {
            length |= (next & SEVEN_BITS) << shift;
            shift += 7;
            next = bytes[place++];
        }
        length |= next << shift;
        places[row] = place + length;
        return Binary.fromReusedByteArray(bytes, place, length);
    }

    private void require(int row, int more) {
        byte[] bytes = rows[row];
        if (places[row] + more > bytes.length) {
            rows[row] = Arrays.copyOf(bytes, Math.max(2 * bytes.length, places[row] + more));
        }
    }

    private static int bitBytes(int columns) {
        return (columns + 7) >> 3;
    }
}
