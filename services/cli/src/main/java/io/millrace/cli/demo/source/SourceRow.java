package io.millrace.cli.demo.source;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * An item of a mapping table.
 *
 * @param key value of its key attribute
 * @param attributes {@code id} and {@code destination_id}, as far as it has them
 */
public record SourceRow(SourceTable table, String key, Map<String, AttributeValue> attributes) {
    /** The attribute that names the V2 table. */
    public static final String ID = "id";
    /** The attribute that names the V1 table. */
    public static final String DESTINATION_ID = "destination_id";

    /** An item with both ids. */
    static SourceRow of(SourceTable table, String key, String id, String destinationId) {
        return new SourceRow(
                table, key, Map.of(ID, AttributeValue.fromS(id), DESTINATION_ID, AttributeValue.fromS(destinationId)));
    }

    /** An attribute as rejected rows show it: its text, its JSON when it is no string, or nothing when it is absent. */
    public String shown(String attribute) {
        AttributeValue value = attributes.get(attribute);
        return value == null ? "" : value.s() == null ? json(value) : value.s();
    }

    private static String json(AttributeValue value) {
        return switch (value.type()) {
            case S -> "{\"S\":\"" + value.s() + "\"}";
            case N -> "{\"N\":\"" + value.n() + "\"}";
            case L -> value.l().stream().map(SourceRow::json).collect(Collectors.joining(",", "{\"L\":[", "]}"));
            default -> throw new IllegalArgumentException("No defect makes an attribute of type " + value.type());
        };
    }

    /** An attribute's text; empty when it is absent or no string. */
    public String text(String attribute) {
        AttributeValue value = attributes.get(attribute);
        return value == null || value.s() == null ? "" : value.s();
    }
}
