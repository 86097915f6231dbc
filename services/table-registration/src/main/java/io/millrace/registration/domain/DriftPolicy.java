package io.millrace.registration.domain;

import java.util.Set;

/**
 * Whether the catalog follows a schema that lost or retyped columns.
 *
 * @param followAll for every table
 * @param followed names in the catalog of the tables that a person let pass
 */
public record DriftPolicy(boolean followAll, Set<String> followed) {

    /** Whether a person must decide before the table shows this difference. */
    public boolean holds(String table, SchemaDifference difference) {
        return difference.breaksReaders() && !followAll && !followed.contains(table);
    }
}
