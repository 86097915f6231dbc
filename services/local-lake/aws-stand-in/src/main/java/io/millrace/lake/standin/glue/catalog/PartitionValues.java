package io.millrace.lake.standin.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The values that tell one partition of a table from the others, in the order of the partition keys; none of them for
 * the table itself.
 */
public record PartitionValues(List<String> values) {
    /** The table as a whole, where that or a partition is meant. */
    public static final PartitionValues NONE = new PartitionValues(List.of());

    /** Copies the values. */
    public PartitionValues {
        values = List.copyOf(values);
    }

    /** Reads a JSON list of texts. */
    public static PartitionValues of(JsonNode list) {
        if (!list.isArray() || StreamSupport.stream(list.spliterator(), false).anyMatch(value -> !value.isTextual())) {
            throw AwsException.badRequest("InvalidInputException", "the partition's values are no list of texts");
        }
        List<String> values = new ArrayList<>();
        list.forEach(value -> values.add(value.textValue()));
        return new PartitionValues(values);
    }

    /** The values of a partition as Glue gives it out. */
    static PartitionValues in(ObjectNode partition) {
        return of(partition.path("Values"));
    }

    /** A text that is another one for other values. */
    public String key() {
        return json().toString();
    }

    /** As a JSON list. */
    public ArrayNode json() {
        ArrayNode list = Json.mapper().createArrayNode();
        values.forEach(list::add);
        return list;
    }

    /** Whether the partition belongs to this segment of so many; each belongs to one. */
    public boolean inSegment(int segment, int segments) {
        return Math.floorMod(values.hashCode(), segments) == segment;
    }
}
