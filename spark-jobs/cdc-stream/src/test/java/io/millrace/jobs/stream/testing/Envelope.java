package io.millrace.jobs.stream.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A message as change capture writes it. */
public final class Envelope {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    private final Map<String, Object> data = new LinkedHashMap<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();

    private Envelope(String table, String recordType, String operation, long lsn) {
        metadata.put("timestamp", commit(lsn).toString());
        metadata.put("record-type", recordType);
        metadata.put("operation", operation);
        metadata.put("schema-name", "public");
        metadata.put("table-name", table);
        metadata.put("transaction-id", lsn % 1000);
        metadata.put("commit-timestamp", commit(lsn).toString());
        metadata.put("lsn", lsn);
        metadata.put("transaction-order", 0);
    }

    /** A changed row; the commit comes a second after that of the place before. */
    public static Envelope change(String table, String operation, long lsn, Object... columns) {
        Envelope envelope = new Envelope(table, "data", operation, lsn);
        for (int i = 0; i < columns.length; i += 2) {
            envelope.data.put((String) columns[i], columns[i + 1]);
        }
        return envelope;
    }

    public static Envelope control(String table, String operation, long lsn) {
        return new Envelope(table, "control", operation, lsn);
    }

    /** The columns that a control message tells. */
    public Envelope columns(String... namesAndTypes) {
        List<Map<String, String>> columns = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.add(Map.of("name", namesAndTypes[i], "type", namesAndTypes[i + 1]));
        }
        data.put("columns", columns);
        return this;
    }

    /** With one more column. */
    public Envelope data(String column, Object value) {
        data.put(column, value);
        return this;
    }

    /** Without a column. */
    public Envelope without(String column) {
        data.remove(column);
        return this;
    }

    /** With another value in the metadata, or none for {@code null}. */
    public Envelope metadata(String name, Object value) {
        metadata.put(name, value);
        metadata.values().removeIf(java.util.Objects::isNull);
        return this;
    }

    /** Only what AWS DMS itself writes. */
    public Envelope ofDms() {
        List.of("commit-timestamp", "lsn", "transaction-order").forEach(metadata::remove);
        return this;
    }

    /** What AWS DMS writes with transaction details, sent at the commit of another place. */
    public Envelope ofDms(long record, long sentAt) {
        List.of("lsn", "transaction-order").forEach(metadata::remove);
        metadata.put("timestamp", commit(sentAt).toString());
        metadata.put("transaction-record-id", record);
        return this;
    }

    public static Instant commit(long lsn) {
        return BEGIN.plusSeconds(lsn);
    }

    Object key() {
        return data.get("id");
    }

    public String json() {
        try {
            Map<String, Object> envelope = new LinkedHashMap<>();
            envelope.put("data", data.isEmpty() ? null : data);
            envelope.put("metadata", metadata);
            return JSON.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
