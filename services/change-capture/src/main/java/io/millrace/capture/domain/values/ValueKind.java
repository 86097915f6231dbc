package io.millrace.capture.domain.values;

/** What a value is, and in which Java class it comes. */
public enum ValueKind {
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link Number} without fraction. */
    INTEGER,
    /** {@link Float} or {@link Double}. */
    FLOAT,
    /** A plain decimal as {@link String} or {@link java.math.BigDecimal}; also the names of NaN and the infinities. */
    DECIMAL,
    /** {@link String}: texts and all that PostgreSQL shows as text, JSON and intervals included. */
    TEXT,
    /** {@code byte[]} or {@link java.nio.ByteBuffer}. */
    BYTES,
    /** {@code byte[]}, the least significant byte first. */
    BITS,
    /** {@link Integer}: days since 1970-01-01. */
    DATE,
    /** {@link Long}: microseconds since midnight. */
    TIME,
    /** {@link Long}: microseconds since 1970-01-01T00:00, of no zone. */
    TIMESTAMP,
    /** {@link String}: an ISO moment with its offset. */
    TIMESTAMP_TZ,
    /** {@link String}: PostgreSQL's text of an array. */
    LIST,
    /** Something that no rule is known for. */
    UNKNOWN
}
