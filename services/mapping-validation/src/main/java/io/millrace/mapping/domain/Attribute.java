package io.millrace.mapping.domain;

/** An attribute of a mapping item as it was found. */
public sealed interface Attribute {
    /** Characters of a value that the rejected rows keep: an attribute may have 400 KB. */
    int MOST_SHOWN = 500;

    /** A string. */
    record Text(String value) implements Attribute {}

    /** The item has no such attribute. */
    record Missing() implements Attribute {}

    /**
     * Something other than a string.
     *
     * @param type what it is, for example {@code N}
     * @param json its value, so that a person finds the row, for example <code>{"N":"42"}</code>
     */
    record WrongType(String type, String json) implements Attribute {}

    /** What a person sees in the rejected rows: the text or the JSON, no longer than {@value #MOST_SHOWN}, or nothing. */
    default String shown() {
        String all = this instanceof Text text ? text.value() : this instanceof WrongType wrong ? wrong.json() : "";
        if (all.length() <= MOST_SHOWN) {
            return all;
        }
        int end = Character.isHighSurrogate(all.charAt(MOST_SHOWN - 1)) ? MOST_SHOWN - 1 : MOST_SHOWN;
        return all.substring(0, end) + "… (" + all.length() + " characters)";
    }
}
