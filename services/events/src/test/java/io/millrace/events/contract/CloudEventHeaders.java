package io.millrace.events.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** The Kafka headers of an event as a JSON Schema. */
final class CloudEventHeaders {
    /** Without these an event is poison. */
    static final List<String> REQUIRED = List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time");

    private CloudEventHeaders() {}

    static ObjectNode schema(ObjectNode schema) {
        schema.put("type", "object");
        schema.putArray("required")
                .addAll(REQUIRED.stream().map(schema::textNode).toList());
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("ce_specversion").put("const", "1.0");
        text(properties, "ce_id", "Unique for the fact over all sources: send the same fact again with the same id.")
                .put("minLength", 1)
                .put("maxLength", 200);
        text(properties, "ce_type", "The event's name.");
        text(properties, "ce_source", "Who tells it, a URI reference such as /upstream/airflow.")
                .put("format", "uri-reference");
        text(properties, "ce_time", "When the fact became true, RFC 3339; not ahead of the clock of who reads it.")
                .put("format", "date-time");
        text(properties, "ce_subject", "As the Kafka key; readers take it from the payload.");
        text(
                properties,
                "ce_dataschema",
                "Schema and version of the payload; without it, the version of this document.");
        text(properties, "ce_correlationid", "Id of the chain's first event; without it, this event is the first.");
        text(properties, "ce_causationid", "Id of the event that led to this one.");
        text(properties, "ce_traceparent", "W3C trace context.");
        properties.putObject("content-type").put("const", "application/json");
        return schema;
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }
}
