package io.millrace.jobs.replay.table;

import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.StreamColumn;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.waiting.HiddenValues;
import io.millrace.jobs.stream.waiting.ReplayLedger;
import io.millrace.jobs.stream.waiting.ReplayLedger.Outcome;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

/** Finds rows of a quarantine that stand in the history at their own place, and tells what differs there: the history is the truth. */
final class InTable {
    private static final String STORED = "__stored_";
    private static final Column NONE = array().cast("array<string>");

    private final TableParts parts;

    InTable(TableParts parts) {
        this.parts = parts;
    }

    /**
     * Of those rows the ones that the table has: name, place, outcome, corrected columns.
     *
     * @param rows shaped
     */
    Dataset<Row> of(Dataset<Row> rows) {
        if (!parts.table().exists(parts.spark())) {
            return rows.where(lit(false))
                    .select(
                            named(Fields.ROW),
                            named(HistoryColumns.LSN),
                            named(HistoryColumns.ORDER),
                            lit("").as(ReplayLedger.OUTCOME),
                            NONE.as(ReplayLedger.CORRECTED));
        }
        Dataset<Row> table = stored();
        Column same = named(Fields.LSN)
                .equalTo(named(STORED + HistoryColumns.LSN))
                .and(named(Fields.TRANSACTION_ORDER).equalTo(named(STORED + HistoryColumns.ORDER)));
        for (String key : parts.config().primaryKey()) {
            same = same.and(named(key).equalTo(named(STORED + output(key))));
        }
        Dataset<Row> both = rows.join(table, same);
        Dataset<Row> transformed = parts.hidden().apply(both);
        return transformed.select(
                named(Fields.ROW),
                named(HistoryColumns.LSN),
                named(HistoryColumns.ORDER),
                when(named(STORED + HistoryColumns.REPLAYED), lit(Outcome.REPLAYED.name()))
                        .otherwise(lit(Outcome.ARRIVED.name()))
                        .as(ReplayLedger.OUTCOME),
                corrected(Arrays.asList(table.columns())).as(ReplayLedger.CORRECTED));
    }

    private Dataset<Row> stored() {
        Dataset<Row> table = parts.spark()
                .read()
                .format("delta")
                .load(parts.table().location())
                .where(named(HistoryColumns.OPERATION).notEqual("DELETE"));
        List<Column> columns = new ArrayList<>();
        for (String name : table.columns()) {
            columns.add(named(name).as(STORED + name));
        }
        return table.select(columns.toArray(Column[]::new));
    }

    private Column corrected(List<String> there) {
        List<Column> names = new ArrayList<>();
        for (StreamColumn column : parts.shape().columns()) {
            String output = output(column.name());
            Column sent = not(coalesce(array_contains(named(Fields.UNCHANGED), column.name()), lit(false)));
            Column other = not(named(output).eqNullSafe(named(STORED + output)));
            if (!column.key() && there.contains(STORED + output)) {
                Column lost = array_contains(named(HiddenValues.LOST), column.name());
                Column taken =
                        array_contains(named(STORED + HistoryColumns.UNCHANGED).getField("column"), output);
                Column given = not(sent).and(not(coalesce(taken, lit(false))));
                names.add(when(sent.and(other).and(not(lost)).or(given), lit(column.name())));
            }
        }
        return names.isEmpty() ? NONE : array_compact(array(names.toArray(Column[]::new)));
    }

    /** The column's name in the table. */
    private String output(String column) {
        StreamColumn known = parts.shape().columns().stream()
                .filter(one -> one.name().equals(column))
                .findFirst()
                .orElseThrow();
        StructType alone = new StructType().add(column, Columns.type(known.type()));
        return parts.table().transforms().output(alone).fieldNames()[0];
    }
}
