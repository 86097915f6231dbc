package io.millrace.capture.domain.values;

/**
 * A column as it is written.
 *
 * @param name in the envelope
 * @param element of a list its elements' kind; {@code null} otherwise
 * @param sourceType in PostgreSQL's words, for example {@code numeric(10,2)}
 */
public record Column(String name, ValueKind kind, ValueKind element, String sourceType) {
    /** A column of one value. */
    public static Column of(String name, ValueKind kind, String sourceType) {
        return new Column(name, kind, null, sourceType);
    }
}
