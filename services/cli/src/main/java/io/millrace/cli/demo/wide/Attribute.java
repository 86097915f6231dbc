package io.millrace.cli.demo.wide;

import java.util.Locale;

/**
 * A column of the snapshot beside the key.
 *
 * @param number its place among all attributes, from 1; decides its values
 * @param name in its table, lower case
 */
public record Attribute(int number, String name) {
    private static final Kind[] KINDS = Kind.values();

    /** Its name in the snapshot. */
    public String source() {
        return name.toUpperCase(Locale.ROOT);
    }

    /** What it holds. */
    public Kind kind() {
        return KINDS[number % KINDS.length];
    }

    /** What attributes of households look like. */
    public enum Kind {
        /** Y or N. */
        FLAG,
        /** A letter. */
        LETTER,
        /** Two digits. */
        CODE,
        /** A whole number, the one kind that is no text. */
        NUMBER,
        /** Digits of an amount. */
        AMOUNT,
        /** A name of a place, not always ASCII. */
        PLACE
    }
}
