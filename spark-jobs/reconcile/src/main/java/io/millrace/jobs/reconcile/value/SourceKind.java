package io.millrace.jobs.reconcile.value;

import java.util.Map;

/** What a column of PostgreSQL holds, as far as change capture writes it differently. */
public enum SourceKind {
    /** {@code boolean}. */
    BOOLEAN("%s::text"),
    /** {@code smallint}, {@code integer}, {@code bigint}. */
    INTEGER("%s::text"),
    /** {@code real}. */
    FLOAT4("%s::text"),
    /** {@code double precision}. */
    FLOAT8("%s::text"),
    /** {@code numeric}. */
    DECIMAL("%s::text"),
    /** Texts, and what is sent as its text. */
    TEXT("%s::text"),
    /** {@code character(n)}: a cast to text would lose its blanks. */
    PADDED("case when %1$s is null then null else concat(%1$s) end"),
    /** {@code bytea}. */
    BYTES("translate(encode(%s, 'base64'), E'\\n', '')"),
    /** {@code date}; its raw form is days since 1970. */
    DATE("case when isfinite(%1$s) then (%1$s - date '1970-01-01')::text else %1$s::text end"),
    /** {@code time}; its raw form is microseconds. */
    TIME("(extract(epoch from %s) * 1000000)::bigint::text"),
    /** {@code timestamp}; its raw form is microseconds since 1970. */
    TIMESTAMP("case when isfinite(%1$s) then (extract(epoch from %1$s) * 1000000)::bigint::text else %1$s::text end"),
    /** {@code timestamp with time zone}; its raw form is microseconds since 1970. */
    TIMESTAMP_TZ(
            "case when isfinite(%1$s) then (extract(epoch from %1$s) * 1000000)::bigint::text else %1$s::text end"),
    /** Anything else: no form is known in which both sides could be compared. */
    OTHER("null::text");

    private static final Map<String, SourceKind> BY_TYPE = Map.ofEntries(
            Map.entry("bool", BOOLEAN),
            Map.entry("int2", INTEGER),
            Map.entry("int4", INTEGER),
            Map.entry("int8", INTEGER),
            Map.entry("float4", FLOAT4),
            Map.entry("float8", FLOAT8),
            Map.entry("numeric", DECIMAL),
            Map.entry("text", TEXT),
            Map.entry("varchar", TEXT),
            Map.entry("name", TEXT),
            Map.entry("citext", TEXT),
            Map.entry("uuid", TEXT),
            Map.entry("json", TEXT),
            Map.entry("jsonb", TEXT),
            Map.entry("bpchar", PADDED),
            Map.entry("bytea", BYTES),
            Map.entry("date", DATE),
            Map.entry("time", TIME),
            Map.entry("timestamp", TIMESTAMP),
            Map.entry("timestamptz", TIMESTAMP_TZ));

    private final String raw;

    SourceKind(String raw) {
        this.raw = raw;
    }

    /**
     * The kind of a type.
     *
     * @param typeName in {@code pg_type}, of a domain its base
     * @param isEnum whether it is an enumeration
     */
    public static SourceKind of(String typeName, boolean isEnum) {
        return isEnum ? TEXT : BY_TYPE.getOrDefault(typeName, OTHER);
    }

    /** SQL of the value's raw text, from which {@link EnvelopeValue} makes what arrives in the lake. */
    public String raw(String column) {
        return raw.formatted(column);
    }
}
