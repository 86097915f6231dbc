package io.millrace.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.events.EventType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The sample payload of every event, {@code examples/<type>.json}. */
public final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {}

    /** Every type that there is. */
    public static Stream<EventType> types() {
        return Arrays.stream(EventType.values());
    }

    /** The sample payload as bytes. */
    public static byte[] bytes(EventType type) {
        String name = "/examples/" + type.eventName() + ".json";
        try (InputStream in = Examples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError(
                        "Event " + type.eventName() + " has no example: write src/test/resources" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sample payload as a tree that the caller may change. */
    public static ObjectNode tree(EventType type) {
        return (ObjectNode) parse(bytes(type));
    }

    /** JSON as a tree. */
    public static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tree as JSON. */
    public static byte[] bytes(JsonNode tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CloudEvents attributes that go with the sample payload; the caller may change them. */
    public static Map<String, String> attributes(EventType type) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", "4c1d8f6a-7b6e-5a0e-8c5b-2f1d7e9a0b33");
        attributes.put("type", type.eventName());
        attributes.put("source", "/upstream/airflow");
        attributes.put("time", "2026-01-31T12:00:00Z");
        return attributes;
    }
}
