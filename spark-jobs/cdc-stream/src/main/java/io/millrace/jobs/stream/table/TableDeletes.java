package io.millrace.jobs.stream.table;

import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.rows.ControlMessage;
import io.millrace.jobs.stream.rows.Fields;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

/**
 * Messages about the table as deletes: one, at the message's place, for every key that had a row there.
 *
 * @param keys the key's columns after transforms
 * @param messages at their places
 * @param spared keys whose rows stay, each with the place of the message that lets them; {@code null} when all go
 */
public record TableDeletes(List<String> keys, List<ControlMessage> messages, Dataset<Row> spared) {
    private static final StructType MESSAGES = StructType.fromDDL(
            "_lsn bigint, _transaction_order bigint, _commit_timestamp timestamp, _transaction_id bigint");
    private static final String SINCE = "__since";
    private static final String UNTIL = "__until";
    private static final String ENDED = "__ended";

    /** Keeps a copy. */
    public TableDeletes {
        messages = List.copyOf(messages);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /**
     * The changes with the deletes. Keys whose rows came in this batch are among them, and keys that were deleted before are not:
     * it does not matter how the messages were cut into batches. Each row is ended by the first message between it and the next
     * change of its key.
     *
     * @param known what the table knows of keys, as far as it can matter; {@code null} when there is no table yet
     */
    public Dataset<Row> apply(Dataset<Row> changes, Dataset<Row> known, Timestamp now) {
        if (isEmpty()) {
            return changes;
        }
        Dataset<Row> rows = known == null ? places(changes) : places(changes).union(places(known));
        WindowSpec inOrder = Window.partitionBy(keyColumns()).orderBy(place());
        Dataset<Row> spans = rows.select(with(
                        named(Fields.OPERATION),
                        place().as(SINCE),
                        lead(place(), 1).over(inOrder).as(UNTIL)))
                .filter(named(Fields.OPERATION).notEqual("DELETE"));
        Column between = place().gt(col(SINCE)).and(col(UNTIL).isNull().or(place().lt(col(UNTIL))));
        Dataset<Row> ended = spans.join(broadcast(places(changes.sparkSession())), between);
        if (spared != null) {
            String[] same = Stream.concat(keys.stream(), Stream.of(Fields.LSN, Fields.TRANSACTION_ORDER))
                    .toArray(String[]::new);
            ended = ended.join(spared, same, "left_anti");
        }
        Column message =
                struct(Arrays.stream(MESSAGES.fieldNames()).map(Columns::named).toArray(Column[]::new));
        Dataset<Row> first = ended.groupBy(with(col(SINCE))).agg(min(message).as(ENDED));
        return changes.union(first.select(deletes(changes, now)));
    }

    private Dataset<Row> places(Dataset<Row> rows) {
        return rows.select(with(named(Fields.OPERATION), named(Fields.LSN), named(Fields.TRANSACTION_ORDER)));
    }

    private Dataset<Row> places(SparkSession spark) {
        return spark.createDataFrame(
                messages.stream()
                        .map(message -> RowFactory.create(
                                message.lsn(),
                                message.transactionOrder(),
                                Timestamp.from(message.committed()),
                                message.transactionId()))
                        .toList(),
                MESSAGES);
    }

    private static Column place() {
        return struct(named(Fields.LSN), named(Fields.TRANSACTION_ORDER));
    }

    private Column[] keyColumns() {
        return keys.stream().map(Columns::named).toArray(Column[]::new);
    }

    private Column[] with(Column... more) {
        return Stream.concat(Arrays.stream(keyColumns()), Arrays.stream(more)).toArray(Column[]::new);
    }

    private Column[] deletes(Dataset<Row> changes, Timestamp now) {
        List<Column> columns = new ArrayList<>();
        for (StructField field : changes.schema().fields()) {
            Column value =
                    switch (field.name()) {
                        case Fields.OPERATION -> lit("DELETE");
                        case Fields.LSN, Fields.TRANSACTION_ORDER, Fields.TRANSACTION_ID, HistoryColumns.COMMIT ->
                            col(ENDED).getField(field.name());
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
