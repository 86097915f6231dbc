package io.millrace.lake.standin.athena;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Columns and rows of a result; a missing value is {@code null}. */
record ResultTable(List<Column> columns, List<List<String>> rows) {
    static final ResultTable EMPTY = new ResultTable(List.of(), List.of());

    ResultTable {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    /**
     * A column.
     *
     * @param type as Athena names it, without parameters
     */
    record Column(String name, String type, int precision, int scale) {}
}
