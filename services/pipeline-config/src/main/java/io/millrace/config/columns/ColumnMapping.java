package io.millrace.config.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A valid column mapping.
 *
 * @param origin the file that it came from, for messages
 * @param key name of the key column, lower case; the first column of every table
 * @param tables in the mapping's order
 */
public record ColumnMapping(String origin, String key, List<MappedTable> tables) {
    /** Copies the tables. */
    public ColumnMapping {
        tables = List.copyOf(tables);
    }

    /** The mapping of a source that needs none: one table with every column of the source. */
    public static ColumnMapping wholeSource(String table, String key, List<String> sourceColumns) {
        String keyName = key.toLowerCase(Locale.ROOT);
        List<MappedColumn> columns = new ArrayList<>();
        columns.add(new MappedColumn(keyName, keyName, "", 0));
        sourceColumns.stream()
                .filter(column -> !column.equalsIgnoreCase(keyName))
                .forEach(column -> columns.add(new MappedColumn(column.toLowerCase(Locale.ROOT), column, "", 0)));
        return new ColumnMapping(
                "the source itself", keyName, List.of(new MappedTable(table.toLowerCase(Locale.ROOT), columns)));
    }
}
