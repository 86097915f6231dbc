package io.millrace.jobs.history.timeline;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.millrace.jobs.history.HistoryColumns;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.WindowSpec;

import java.util.List;
import java.util.stream.Collectors;

/** Values that the source did not send: each is what the last change before carried; a delete carries nothing. */
final class Fills {
    private static final String FILL = "__fill_";
    private static final String BEFORE = "__unchanged_before";

    private final List<String> columns;

    Fills(List<String> columns) {
        this.columns = columns;
    }

    /** Finds the values; {@code upToHere} are all entries of a key up to this one, in order. */
    Dataset<Row> find(Dataset<Row> entries, WindowSpec upToHere) {
        Dataset<Row> found = entries;
        for (String name : columns) {
            Column carried = struct(
                    when(isDelete(), lit(null)).otherwise(col(name)).as("value"),
                    col(HistoryColumns.LSN).as("lsn"),
                    col(HistoryColumns.ORDER).as("place"));
            found = found.withColumn(FILL + name, last(when(carries(name), carried), true).over(upToHere));
        }
        return found;
    }

    /** Puts them in, keeps the stored ones beside, and names where each comes from. */
    Dataset<Row> fill(Dataset<Row> found) {
        if (columns.isEmpty()) {
            return found.withColumn(BEFORE, col(HistoryColumns.UNCHANGED));
        }
        Column missing = null;
        Column[] sources = new Column[columns.size()];
        for (int i = 0; i < sources.length; i++) {
            String name = columns.get(i);
            sources[i] = when(
                    not(carries(name)),
                    struct(
                            lit(name).as("column"),
                            col(FILL + name + ".lsn").as("lsn"),
                            col(FILL + name + ".place").as("transaction_order")));
            missing = missing == null ? not(carries(name)) : missing.or(not(carries(name)));
        }
        String ours = columns.stream().map(name -> "'" + name + "'").collect(Collectors.joining(","));
        Column others = expr("coalesce(filter(_unchanged, u -> u.column not in (" + ours + ")), cast(array() as "
                + HistoryColumns.UNCHANGED_TYPE.sql() + "))");
        Dataset<Row> filled = found.withColumn(BEFORE, col(HistoryColumns.UNCHANGED))
                .withColumn("__sources", when(isVersion(), array(sources)))
                .withColumn("__others", when(isVersion(), others));
        for (String name : columns) {
            filled = filled.withColumn(Entry.WAS + name, col(name))
                    .withColumn(name, when(isVersion().and(not(carries(name))), col(FILL + name + ".value")).otherwise(col(name)));
        }
        return filled.withColumn(
                        HistoryColumns.UNCHANGED,
                        expr("array_sort(concat(__others, filter(__sources, u -> u is not null)))"))
                .withColumn(HistoryColumns.UNCHANGED, expr("if(size(_unchanged) > 0, _unchanged, null)"))
                .drop("__sources", "__others");
    }

    /** Whether filling left the entry as it was. */
    Column same() {
        Column same = col(HistoryColumns.UNCHANGED).eqNullSafe(col(BEFORE));
        for (String name : columns) {
            same = same.and(col(name).eqNullSafe(col(Entry.WAS + name)));
        }
        return same;
    }

    private static Column carries(String name) {
        Column marked = array_contains(col(HistoryColumns.UNCHANGED).getField("column"), name);
        return when(col(Entry.RANK).equalTo(Entry.STORED_SOURCE), array_contains(col(Entry.CARRIES), name))
                .otherwise(isDelete().or(not(coalesce(marked, lit(false)))));
    }

    private static Column isDelete() {
        return col(HistoryColumns.OPERATION).equalTo("DELETE");
    }

    private static Column isVersion() {
        return not(isDelete());
    }
}
