package io.millrace.jobs.stream.table;

import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.rows.ControlMessage;
import io.millrace.jobs.stream.rows.Fields;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

/** A truncate as deletes: one, at the truncate's own place, for every key that had a row there. */
public final class Truncation {
    private static final String LAST = "_last";

    private final List<String> keys;

    /** @param keys the key's columns after transforms */
    public Truncation(List<String> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The changes with the deletes of a truncate. Keys whose rows came in this batch are among them, and keys that were
     * deleted before the truncate are not: it does not matter how the messages were cut into batches.
     *
     * @param current the table's current rows; {@code null} when there is no table yet
     */
    public Dataset<Row> apply(Dataset<Row> changes, Dataset<Row> current, ControlMessage truncate, Timestamp now) {
        Dataset<Row> before = places(changes);
        if (current != null) {
            before = before.union(places(current));
        }
        Dataset<Row> gone = before.filter(earlier(truncate))
                .groupBy(keyColumns())
                .agg(max_by(named(Fields.OPERATION), struct(named(Fields.LSN), named(Fields.TRANSACTION_ORDER)))
                        .as(LAST))
                .filter(named(LAST).notEqual("DELETE"));
        return changes.union(gone.select(deletes(changes, truncate, now)));
    }

    private Dataset<Row> places(Dataset<Row> rows) {
        return rows.select(Stream.concat(
                        Arrays.stream(keyColumns()),
                        Stream.of(named(Fields.OPERATION), named(Fields.LSN), named(Fields.TRANSACTION_ORDER)))
                .toArray(Column[]::new));
    }

    private Column[] keyColumns() {
        return keys.stream().map(Columns::named).toArray(Column[]::new);
    }

    private static Column earlier(ControlMessage truncate) {
        return named(Fields.LSN)
                .lt(truncate.lsn())
                .or(named(Fields.LSN)
                        .equalTo(truncate.lsn())
                        .and(named(Fields.TRANSACTION_ORDER).lt(truncate.transactionOrder())));
    }

    private Column[] deletes(Dataset<Row> changes, ControlMessage truncate, Timestamp now) {
        List<Column> columns = new ArrayList<>();
        for (StructField field : changes.schema().fields()) {
            Column value =
                    switch (field.name()) {
                        case Fields.OPERATION -> lit("DELETE");
                        case Fields.LSN -> lit(truncate.lsn());
                        case Fields.TRANSACTION_ORDER -> lit(truncate.transactionOrder());
                        case Fields.TRANSACTION_ID -> lit(truncate.transactionId());
                        case HistoryColumns.COMMIT -> lit(Timestamp.from(truncate.committed()));
                        case HistoryColumns.INGESTED -> lit(now);
                        case HistoryColumns.UNCHANGED -> array();
                        case HistoryColumns.REPLAYED -> lit(false);
                        default -> keys.contains(field.name()) ? named(field.name()) : lit(null);
                    };
            columns.add(value.cast(field.dataType()).as(field.name()));
        }
        return columns.toArray(Column[]::new);
    }
}
