package io.millrace.cli.demo.source;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Map;

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

    /** An attribute's text; empty when it is absent or no string. */
    public String text(String attribute) {
        AttributeValue value = attributes.get(attribute);
        return value == null || value.s() == null ? "" : value.s();
    }
}
