package io.millrace.capture.domain.start;

import java.util.List;

/**
 * What of a table matters for capture.
 *
 * @param identity PostgreSQL's letter for the replica identity: d(efault), f(ull), i(ndex), n(othing)
 * @param primaryKey its columns
 * @param readable the user may read its rows
 * @param owned the user may add it to a publication
 * @param large columns whose values may be stored apart from the row
 * @param filtered row-level security is active for the user, whatever its policies let pass
 * @param inherited other tables inherit from it, that are no partitions
 */
public record TableFacts(
        String schema,
        String table,
        char identity,
        List<String> primaryKey,
        boolean readable,
        boolean owned,
        List<String> large,
        boolean filtered,
        boolean inherited) {
    /** {@code schema.table}. */
    public String name() {
        return schema + "." + table;
    }
}
