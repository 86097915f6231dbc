package io.millrace.jobs.replay.table;

import io.millrace.config.envelope.ControlOperation;
import io.millrace.config.tables.OnTruncate;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.Message;
import io.millrace.jobs.stream.envelope.MessageReader;
import io.millrace.jobs.stream.rows.ControlMessage;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.table.MassDelete;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.lit;

/** The truncates that a table had: a row that is brought back from before one of them is deleted by it. */
final class Truncates {
    private final TableParts parts;

    Truncates(TableParts parts) {
        this.parts = parts;
    }

    /** The changes with the deletes that they would have had. */
    Dataset<Row> apply(Dataset<Row> changes, Timestamp now) {
        Dataset<Row> all = changes;
        List<ControlMessage> truncates = all();
        if (truncates.isEmpty()) {
            return changes;
        }
        Dataset<Row> known = known(changes);
        for (ControlMessage truncate : truncates) {
            all = new MassDelete(parts.table().keys(), truncate, null).apply(all, known, now);
        }
        return all;
    }

    /** Each once, in order. With another setting than {@code close} none was followed. */
    private List<ControlMessage> all() {
        String location = parts.controls();
        if (parts.config().onTruncate() != OnTruncate.CLOSE
                || !parts.config().sequenceBy().isEmpty()
                || DeltaLog.forTableWithSnapshot(parts.spark(), location)._2().version() < 0) {
            return List.of();
        }
        MessageReader reader = new MessageReader(parts.shape());
        TreeMap<ControlMessage, ControlMessage> truncates = new TreeMap<>(
                Comparator.comparingLong(ControlMessage::lsn).thenComparingLong(ControlMessage::transactionOrder));
        parts.spark()
                .read()
                .format("delta")
                .load(location)
                .where(named("operation").equalTo(ControlOperation.TRUNCATE_TABLE.title()))
                .select("partition", "offset", "value")
                .collectAsList()
                .forEach(row -> {
                    String value = row.getString(2);
                    Message message = reader.read(value.getBytes(StandardCharsets.UTF_8), row.getLong(1));
                    ControlMessage truncate = new ControlMessage(
                            row.getInt(0),
                            row.getLong(1),
                            message.operation(),
                            message.committed(),
                            message.lsn(),
                            message.transactionOrder(),
                            message.transactionId(),
                            value);
                    truncates.put(truncate, truncate);
                });
        return List.copyOf(truncates.keySet());
    }

    /** What the table knows of the changes' keys, deletes included. */
    private Dataset<Row> known(Dataset<Row> changes) {
        Dataset<Row> table =
                parts.spark().read().format("delta").load(parts.table().location());
        Column[] keys = parts.table().keys().stream().map(Columns::named).toArray(Column[]::new);
        Dataset<Row> versions = table.select(
                with(keys, named(Fields.OPERATION), named(HistoryColumns.LSN), named(HistoryColumns.ORDER)));
        Dataset<Row> deletes = table.where(named(HistoryColumns.DELETED_LSN).isNotNull())
                .select(with(
                        keys,
                        lit("DELETE").as(Fields.OPERATION),
                        named(HistoryColumns.DELETED_LSN).as(HistoryColumns.LSN),
                        named(HistoryColumns.DELETED_ORDER).as(HistoryColumns.ORDER)));
        return versions.union(deletes)
                .join(changes.select(keys).distinct(), parts.table().keys().toArray(String[]::new), "left_semi");
    }

    private static Column[] with(Column[] keys, Column... more) {
        List<Column> all = new ArrayList<>(List.of(keys));
        all.addAll(List.of(more));
        return all.toArray(Column[]::new);
    }
}
