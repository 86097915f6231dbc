package io.millrace.config.columns;

import java.util.List;

/**
 * An output table, as the mapping tells it.
 *
 * @param name lower case
 * @param columns the key first, then the others in the mapping's order
 */
public record MappedTable(String name, List<MappedColumn> columns) {
    /** Copies the columns. */
    public MappedTable {
        columns = List.copyOf(columns);
    }
}
