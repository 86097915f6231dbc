package io.millrace.bucketed.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.sql.SqlCost;
import io.millrace.platform.sql.SqlResult;
import io.millrace.platform.sql.SqlRow;

import java.util.List;

/**
 * What one read of a table's key column gave.
 *
 * @param keys rows whose key is not null
 * @param checksum of the keys, whatever their order; null without rows
 * @param inOneFile null without rows
 * @param sample some keys, the same ones each time, none twice
 */
record KeyRead(long rows, long keys, String checksum, Boolean inOneFile, List<String> sample, SqlCost cost) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the columns rows, keys, checksum, whether in one file, and the sample as a JSON array or null. */
    static KeyRead of(SqlResult result) {
        SqlRow row = result.only();
        return new KeyRead(
                row.number(0), row.number(1), row.text(2), (Boolean) row.value(3), sample(row.text(4)), result.cost());
    }

    private static List<String> sample(String json) {
        if (json == null) {
            return List.of();
        }
        try {
            List<String> keys = JSON.readValue(json, new TypeReference<List<String>>() {});
            return keys == null ? List.of() : keys.stream().distinct().toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the engine's sample of keys is no JSON array of texts", e);
        }
    }
}
