package io.millrace.jobs.history.model;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A change of a key in the source.
 *
 * @param key values of the key columns
 * @param operation INSERT, UPDATE or DELETE
 * @param place where it stands in the source's log
 * @param commit when it was committed
 * @param values of the other columns, as far as the source sent them
 * @param unchanged columns that it did not send
 */
public record Change(
        List<Object> key,
        String operation,
        Place place,
        Instant commit,
        Map<String, Object> values,
        Set<String> unchanged) {
    /** A delete has no values. */
    public Change {
        values = operation.equals("DELETE") ? Map.of() : Collections.unmodifiableMap(new HashMap<>(values));
        unchanged = operation.equals("DELETE") ? Set.of() : Set.copyOf(unchanged);
    }

    boolean isDelete() {
        return operation.equals("DELETE");
    }
}
