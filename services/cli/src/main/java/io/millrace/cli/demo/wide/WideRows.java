package io.millrace.cli.demo.wide;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The rows of a wide snapshot: each value follows from the seed, the row and the attribute. The last rows repeat keys of
 * earlier ones with other values, or have no key.
 */
public record WideRows(int ids, long seed) {
    private static final long ROW = 0x9E3779B97F4A7C15L;
    private static final long COLUMN = 0xC2B2AE3D27D4EB4FL;
    private static final int REPEATED_EVERY = 1000;
    private static final int KEYLESS_EVERY = 500;
    private static final int NON_ASCII_EVERY = 50;
    private static final int EMPTY = 3;
    private static final String[] PLACES = {"Zürich", "Aarhus", "São Paulo", "Łódź", "Bern", "Oslo", "東京", "Reno"};

    /** Rows of the whole snapshot. */
    public int count() {
        return ids + repeated() + keyless();
    }

    /** Rows beyond the first of their key. */
    public int repeated() {
        return ids / REPEATED_EVERY + 3;
    }

    /** Rows without a key. */
    public int keyless() {
        return ids / KEYLESS_EVERY + 2;
    }

    /** The key of a row; null for none. One key is the empty text. */
    public String key(int row) {
        if (row >= ids + repeated()) {
            return null;
        }
        int id = row < ids ? row : repeatedId(row - ids);
        if (id == EMPTY) {
            return "";
        }
        String digits = String.format(Locale.ROOT, "%016X", mix(id * ROW + seed));
        return (id % NON_ASCII_EVERY == 1 ? "Ç" : "C") + digits;
    }

    /** The rows that have the key of this one, a row of an id. */
    public int[] sameKey(int id) {
        return IntStream.concat(
                        IntStream.of(id),
                        IntStream.range(0, repeated())
                                .filter(number -> repeatedId(number) == id)
                                .map(number -> ids + number))
                .toArray();
    }

    /** The id whose key is repeated by the row after all ids that has this number. */
    int repeatedId(int number) {
        return (int) ((number * 37L + 1) % ids);
    }

    /** A value: null, an {@link Integer} or a text. */
    public Object value(int row, Attribute attribute) {
        long bits = mix(row * ROW + attribute.number() * COLUMN + seed);
        if (Math.floorMod(bits, 10) >= 6 + attribute.number() % 4) {
            return null;
        }
        int draw = (int) Math.floorMod(bits >>> 8, 10_000L);
        return switch (attribute.kind()) {
            case FLAG -> draw % 2 == 0 ? "Y" : "N";
            case LETTER -> String.valueOf((char) ('A' + draw % 26));
            case CODE -> Integer.toString(10 + draw % 90);
            case NUMBER -> draw % 1000;
            case AMOUNT -> Integer.toString(10_000 + draw);
            case PLACE -> PLACES[draw % PLACES.length];
        };
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
