package io.millrace.jobs.history.commit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.spark.sql.delta.actions.AddFile;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Leaves out files that hold no key of a batch, by what the table's log says of each file's smallest and largest value.
 *
 * @param column a key column
 * @param lowest of the batch: a whole number or a text; null when files cannot be told apart by it
 * @param highest of the batch
 */
public record KeyRange(String column, Object lowest, Object highest) implements Predicate<AddFile> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public boolean test(AddFile file) {
        if (lowest == null || file.stats() == null) {
            return true;
        }
        try {
            JsonNode stats = JSON.readTree(file.stats());
            JsonNode smallest = stats.path("minValues").path(column);
            JsonNode largest = stats.path("maxValues").path(column);
            return !(isAbove(smallest, highest) || isBelow(largest, lowest));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAbove(JsonNode value, Object limit) {
        return comparable(value, limit) && compare(value, limit) > 0;
    }

    private static boolean isBelow(JsonNode value, Object limit) {
        return comparable(value, limit) && compare(value, limit) < 0;
    }

    private static boolean comparable(JsonNode value, Object limit) {
        return limit instanceof Long ? value.isIntegralNumber() : value.isTextual();
    }

    private static int compare(JsonNode value, Object limit) {
        return limit instanceof Long number
                ? Long.compare(value.asLong(), number)
                : Arrays.compareUnsigned(
                        value.asText().getBytes(StandardCharsets.UTF_8),
                        ((String) limit).getBytes(StandardCharsets.UTF_8));
    }
}
