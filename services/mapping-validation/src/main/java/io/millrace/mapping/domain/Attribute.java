package io.millrace.mapping.domain;

/** An attribute of a mapping item as it was found. */
public sealed interface Attribute {
    /** A string. */
    record Text(String value) implements Attribute {}

    /** The item has no such attribute. */
    record Missing() implements Attribute {}

    /**
     * Something other than a string.
     *
     * @param type what it is, for example {@code N}
     */
    record WrongType(String type) implements Attribute {}

    /** What a person may see in the rejected rows: the text, or nothing. */
    default String shown() {
        return this instanceof Text text ? text.value() : "";
    }
}
