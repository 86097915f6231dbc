package io.millrace.jobs.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Messages as change capture writes them; the commit of a place comes a second after that of the place before. */
record Message(String json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    static Message telemetry(String operation, long lsn, int id, Double latitude, Double speed) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("latitude", latitude);
        data.put("speed", speed);
        data.put("plate", "P-" + lsn);
        data.put("price", "1.50");
        return of("telemetry", "data", operation, lsn, data, List.of());
    }

    /** An update that did not send the plate. */
    static Message withoutPlate(long lsn, int id, Double latitude, Double speed) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("latitude", latitude);
        data.put("speed", speed);
        data.put("price", "2.50");
        return of("telemetry", "data", "update", lsn, data, List.of("plate"));
    }

    static Message delete(String table, long lsn, int id) {
        return of(table, "data", "delete", lsn, Map.of("id", id), List.of());
    }

    static Message truncate(String table, long lsn) {
        return of(table, "control", "truncate-table", lsn, null, List.of());
    }

    /** A row of telemetry of which some columns were not sent. */
    static Message telemetry(
            String operation, long lsn, Instant commit, Map<String, Object> values, Set<String> unchanged) {
        return of("telemetry", "data", operation, lsn, commit, values, unchanged);
    }

    static Message loadStarted(String table, long lsn) {
        return of(table, "control", "load-started", lsn, null, List.of());
    }

    /** The end of a load whose rows are all on the topic. */
    static Message loadCompleted(String table, long lsn) {
        return of(table, "control", "load-completed", lsn, Map.of("partitions", 1, "undelivered", 0), List.of());
    }

    static Message delivery(String operation, long lsn, int id, String status) {
        return delivery(operation, lsn, id, status, "555-010199");
    }

    static Message delivery(String operation, long lsn, int id, String status, String phone) {
        return of("deliveries", "data", operation, lsn, Map.of("id", id, "status", status, "phone", phone), List.of());
    }

    private static Message of(
            String table, String type, String operation, long lsn, Map<String, Object> data, List<String> unchanged) {
        return of(table, type, operation, lsn, commit(lsn), data, unchanged);
    }

    static Instant commit(long lsn) {
        return BEGIN.plusSeconds(lsn);
    }

    private static Message of(
            String table,
            String type,
            String operation,
            long lsn,
            Instant commit,
            Map<String, Object> data,
            Collection<String> unchanged) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("timestamp", commit.toString());
        metadata.put("record-type", type);
        metadata.put("operation", operation);
        metadata.put("schema-name", "public");
        metadata.put("table-name", table);
        metadata.put("transaction-id", lsn % 1000);
        metadata.put("commit-timestamp", commit.toString());
        metadata.put("lsn", lsn);
        metadata.put("transaction-order", 0);
        metadata.put("unchanged-columns", new ArrayList<>(unchanged));
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("data", data);
        envelope.put("metadata", metadata);
        try {
            return new Message(JSON.writeValueAsString(envelope));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
