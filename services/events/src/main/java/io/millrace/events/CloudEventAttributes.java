package io.millrace.events;

import io.millrace.events.InvalidEventException.Reason;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The CloudEvents 1.0 attributes of an event, read from or written to bare names. Errors do not repeat what was found: it
 * may be personal data.
 */
record CloudEventAttributes(
        String id,
        URI source,
        Instant time,
        EventType type,
        String correlationId,
        String causationId,
        String traceparent) {
    private static final int LONGEST_ID = 200;
    private static final Pattern JSON = Pattern.compile("application/json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern VERSION = Pattern.compile(":\\d{1,9}$");

    static Map<String, String> of(Event<?> event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", event.id());
        attributes.put("type", event.type().eventName());
        attributes.put("source", event.source().toString());
        attributes.put("subject", event.subject());
        attributes.put("time", event.time().toString());
        attributes.put("datacontenttype", "application/json");
        attributes.put("dataschema", event.type().schema().toString());
        attributes.put("correlationid", event.correlationId());
        if (event.causationId() != null) {
            attributes.put("causationid", event.causationId());
        }
        if (event.traceparent() != null) {
            attributes.put("traceparent", event.traceparent());
        }
        return attributes;
    }

    static CloudEventAttributes parse(Map<String, String> attributes, Instant latest) {
        List<String> wrong = new ArrayList<>();
        if (!"1.0".equals(attributes.get("specversion"))) {
            wrong.add("specversion: must be 1.0");
        }
        String id = required(attributes, "id", wrong);
        if (id.length() > LONGEST_ID) {
            wrong.add("id: must not be longer than " + LONGEST_ID + " characters");
        }
        URI source = uri(required(attributes, "source", wrong), wrong);
        Instant time = instant(required(attributes, "time", wrong), wrong);
        String typeName = required(attributes, "type", wrong);
        String contentType = attributes.getOrDefault("datacontenttype", "application/json");
        if (!JSON.matcher(contentType).matches()) {
            wrong.add("datacontenttype: must be application/json");
        }
        boolean malformed = !wrong.isEmpty();
        if (time.isAfter(latest)) {
            wrong.add("time: must not be ahead of the clock of who reads it; later than " + latest
                    + " is not taken. Correct the sender's clock, or send the event when it has become true");
        }
        if (!wrong.isEmpty()) {
            throw new InvalidEventException(malformed ? Reason.NOT_A_CLOUDEVENT : Reason.AHEAD_OF_TIME, wrong);
        }
        EventType type = EventType.named(typeName)
                .orElseThrow(() -> new InvalidEventException(
                        Reason.UNKNOWN_TYPE,
                        "type: there is no event of that name; services/events/README.md lists them"));
        String schema = attributes.getOrDefault("dataschema", type.schema().toString());
        if (!schema.equals(type.schema().toString())) {
            throw new InvalidEventException(
                    Reason.WRONG_SCHEMA_VERSION,
                    "dataschema: this release reads " + type.schema()
                            + (isOtherVersion(schema, type) ? ", not " + schema : " alone"));
        }
        return new CloudEventAttributes(
                id,
                source,
                time,
                type,
                attributes.getOrDefault("correlationid", id),
                attributes.get("causationid"),
                attributes.get("traceparent"));
    }

    private static boolean isOtherVersion(String schema, EventType type) {
        return VERSION.matcher(schema)
                .replaceFirst("")
                .equals(VERSION.matcher(type.schema().toString()).replaceFirst(""));
    }

    private static String required(Map<String, String> attributes, String name, List<String> wrong) {
        String value = attributes.get(name);
        if (value == null || value.isBlank()) {
            wrong.add(name + ": is required");
            return "";
        }
        return value;
    }

    private static URI uri(String value, List<String> wrong) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            wrong.add("source: must be a URI reference");
            return URI.create("");
        }
    }

    private static Instant instant(String value, List<String> wrong) {
        try {
            return value.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            wrong.add("time: must be an RFC 3339 timestamp such as 2026-01-31T12:00:00Z");
            return Instant.EPOCH;
        }
    }
}
