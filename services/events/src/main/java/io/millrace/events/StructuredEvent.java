package io.millrace.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.events.InvalidEventException.Reason;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A CloudEvent in structured mode ({@code application/cloudevents+json}) taken apart.
 *
 * @param attributes all members but {@code data}, as text
 * @param data the {@code data} member as JSON bytes; null when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes for the codec, never compared
public record StructuredEvent(Map<String, String> attributes, byte[] data) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Takes the document apart.
     *
     * @throws InvalidEventException when it is not one JSON object
     */
    public static StructuredEvent parse(byte[] document) {
        try {
            JsonNode root = JSON.readTree(document);
            if (root == null || !root.isObject()) {
                throw new InvalidEventException(Reason.NOT_JSON, "a structured CloudEvent is one JSON object");
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            root.properties().forEach(member -> {
                if (!member.getKey().equals("data") && !member.getValue().isNull()) {
                    attributes.put(member.getKey(), member.getValue().asText());
                }
            });
            JsonNode data = root.get("data");
            return new StructuredEvent(attributes, data == null ? null : JSON.writeValueAsBytes(data));
        } catch (JacksonException e) {
            throw new InvalidEventException(
                    Reason.NOT_JSON,
                    "not JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory cannot fail", e);
        }
    }
}
