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

/**
 * A message about the table as deletes: one, at the message's place, for every key that had a row there.
 *
 * @param keys the key's columns after transforms
 * @param message at its place
 * @param spared keys whose rows stay; {@code null} when all go
 */
public record MassDelete(List<String> keys, ControlMessage message, Dataset<Row> spared) {
    private static final String LAST = "__last";

    /**
     * The changes with the deletes. Keys whose rows came in this batch are among them, and keys that were deleted before are not:
     * it does not matter how the messages were cut into batches.
     *
     * @param current the table's current rows; {@code null} when there is no table yet
     */
    public Dataset<Row> apply(Dataset<Row> changes, Dataset<Row> current, Timestamp now) {
        Dataset<Row> before = places(changes);
        if (current != null) {
            before = before.union(places(current));
        }
        Dataset<Row> gone = before.filter(earlier())
                .groupBy(keyColumns())
                .agg(max_by(named(Fields.OPERATION), struct(named(Fields.LSN), named(Fields.TRANSACTION_ORDER)))
                        .as(LAST))
                .filter(named(LAST).notEqual("DELETE"));
        if (spared != null) {
            gone = gone.join(spared, keys.toArray(String[]::new), "left_anti");
        }
        return changes.union(gone.select(deletes(changes, now)));
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

    private Column earlier() {
        return named(Fields.LSN)
                .lt(message.lsn())
                .or(named(Fields.LSN)
                        .equalTo(message.lsn())
                        .and(named(Fields.TRANSACTION_ORDER).lt(message.transactionOrder())));
    }

    private Column[] deletes(Dataset<Row> changes, Timestamp now) {
        List<Column> columns = new ArrayList<>();
        for (StructField field : changes.schema().fields()) {
            Column value =
                    switch (field.name()) {
                        case Fields.OPERATION -> lit("DELETE");
                        case Fields.LSN -> lit(message.lsn());
                        case Fields.TRANSACTION_ORDER -> lit(message.transactionOrder());
                        case Fields.TRANSACTION_ID -> lit(message.transactionId());
                        case HistoryColumns.COMMIT -> lit(Timestamp.from(message.committed()));
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
