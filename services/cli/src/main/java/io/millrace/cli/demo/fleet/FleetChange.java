package io.millrace.cli.demo.fleet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A change of one row.
 *
 * @param id the row's key
 * @param values of an insert those of all columns, of an update those that change, of a delete none; a value may be null
 */
public record FleetChange(FleetTable table, Kind kind, int id, Map<String, Object> values) {
    /** Keeps a copy. */
    public FleetChange {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What happens to the row. */
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }
}
