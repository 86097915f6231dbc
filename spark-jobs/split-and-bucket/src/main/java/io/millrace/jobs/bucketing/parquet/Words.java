package io.millrace.jobs.bucketing.parquet;

import org.apache.parquet.io.api.Binary;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Different texts, numbered from 0 as they come; their bytes lie side by side. */
final class Words {
    private static final int FIRST_SLOTS = 64;
    private static final int FIRST_BYTES = 512;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int[] ends = new int[FIRST_SLOTS];
    /** Number of a word and one more, where its hash points or next to it; 0 for none. */
    private int[] slots = new int[FIRST_SLOTS];

    private int count;

    /** How many there are. */
    int count() {
        return count;
    }

    /** The number of a text, a new one if it was not there. */
    int number(Binary text) {
        ByteBuffer view = text.toByteBuffer();
        byte[] array = view.hasArray() ? view.array() : text.getBytes();
        int from = view.hasArray() ? view.arrayOffset() + view.position() : 0;
        int to = from + text.length();
        int slot = slot(array, from, to);
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (Arrays.equals(bytes, start(number), ends[number], array, from, to)) {
                return number;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = count + 1;
        return add(array, from, to);
    }

    /** A text by its number; its bytes are the words' own. */
    Binary word(int number) {
        return Binary.fromReusedByteArray(bytes, start(number), ends[number] - start(number));
    }

    private int add(byte[] array, int from, int to) {
        int start = start(count);
        int end = start + to - from;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end));
        }
        System.arraycopy(array, from, bytes, start, to - from);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = end;
        if (2 * count > slots.length) {
            spread();
        }
        return count - 1;
    }

    private void spread() {
        slots = new int[2 * slots.length];
        for (int number = 0; number < count; number++) {
            int slot = slot(bytes, start(number), ends[number]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = number + 1;
        }
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private int slot(byte[] array, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + array[i];
        }
        return (int) ((hash * MIX) >>> Integer.SIZE) & (slots.length - 1);
    }
}
