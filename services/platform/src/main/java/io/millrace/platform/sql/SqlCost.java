package io.millrace.platform.sql;

import java.util.OptionalLong;

/**
 * What the engine read for a statement.
 *
 * @param bytes read from storage
 * @param splits pieces of files that the scans took in; empty when the engine does not tell
 */
public record SqlCost(long bytes, OptionalLong splits) {
    /** Nothing was read. */
    public static final SqlCost NONE = new SqlCost(0, OptionalLong.empty());

    /** The finest measure that the engine tells: splits, else bytes. */
    public long measure() {
        return splits.orElse(bytes);
    }
}
