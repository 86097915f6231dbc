package io.millrace.jobs.history.timeline;

import io.millrace.jobs.history.HistoryColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

/** Values that the source did not send: each is what the last change before carried; a delete carries nothing. */
final class Fills {
    /** Before a column's name: what the last change before carried. */
    static final String FOUND = "__fill_";

    private static final String CARRIES = "__carries_";

    private final List<String> columns;

    Fills(List<String> columns) {
        this.columns = columns;
    }

    /** The columns. */
    List<String> columns() {
        return columns;
    }

    /** Names of {@link #carried}, in the order of the columns. */
    List<String> carriedNames() {
        return columns.stream().map(name -> CARRIES + name).toList();
    }

    /** Of each column whether an entry has a value of its own. */
    Map<String, Column> carried() {
        Map<String, Column> carried = new LinkedHashMap<>();
        columns.forEach(name -> carried.put(CARRIES + name, carries(name)));
        return carried;
    }

    /** What is found put in, and where each of it comes from. */
    Map<String, Column> filled() {
        Map<String, Column> filled = new LinkedHashMap<>();
        if (columns.isEmpty()) {
            return filled;
        }
        for (String name : columns) {
            filled.put(
                    name,
                    when(not(isDelete()).and(not(carries(name))), col(FOUND + name + ".value"))
                            .otherwise(col(name)));
        }
        Column[] sources = columns.stream()
                .map(name -> when(
                        not(isDelete()).and(not(carries(name))),
                        struct(
                                lit(name).as("column"),
                                col(FOUND + name + ".lsn").as("lsn"),
                                col(FOUND + name + ".place").as("transaction_order"))))
                .toArray(Column[]::new);
        Column known = functions.filter(array(sources), Column::isNotNull);
        Column others = functions.filter(
                col(HistoryColumns.UNCHANGED),
                mark -> not(mark.getField("column").isin(columns.toArray())));
        Column all = functions.array_sort(functions.concat(
                coalesce(others, array().cast(HistoryColumns.UNCHANGED_TYPE)),
                known.cast(HistoryColumns.UNCHANGED_TYPE)));
        filled.put(HistoryColumns.UNCHANGED, when(functions.size(all).gt(0), all));
        return filled;
    }

    private static Column carries(String name) {
        Column marked = array_contains(col(HistoryColumns.UNCHANGED).getField("column"), name);
        return when(col(Entry.RANK).equalTo(Entry.STORED_SOURCE), array_contains(col(Entry.CARRIES), name))
                .otherwise(isDelete().or(not(coalesce(marked, lit(false)))));
    }

    private static Column isDelete() {
        return col(HistoryColumns.OPERATION).equalTo("DELETE");
    }
}
