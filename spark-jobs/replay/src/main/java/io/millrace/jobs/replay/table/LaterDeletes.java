package io.millrace.jobs.replay.table;

import io.millrace.config.envelope.ControlOperation;
import io.millrace.config.tables.OnDelete;
import io.millrace.config.tables.OnTruncate;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.Message;
import io.millrace.jobs.stream.envelope.MessageReader;
import io.millrace.jobs.stream.rows.ControlMessage;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.table.TableDeletes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.lit;

/**
 * What deleted rows of the whole table, truncates and loads: a row that is brought back from before is deleted by it.
 *
 * <p>The stream keeps such a message first, and looks then which rows are current. So a message that came while rows were brought back
 * either met them in the table, or is kept once they are there: then {@link #cameSince} tells so, and {@link #missing} finds the deletes.
 * What a load brought is known once the batch with its end is in the table, and not before.
 */
final class LaterDeletes {
    private final TableParts parts;
    private final List<Long> versions;
    private final List<ControlMessage> messages = new ArrayList<>();
    private final List<ControlMessage> loads = new ArrayList<>();

    private LaterDeletes(TableParts parts) {
        this.parts = parts;
        this.versions = versions(parts);
        // by sequence_by nothing tells what is older than a message
        if (parts.config().sequenceBy().isEmpty()) {
            loads.addAll(parts.completedLoads().all(parts.spark()));
            refuseUnderway();
            messages.addAll(truncates());
            messages.addAll(loads);
        }
    }

    private void refuseUnderway() {
        if (loads.isEmpty()) {
            return;
        }
        parts.table()
                .lastNote(parts.spark())
                .ifPresent(note -> loads.forEach(end -> {
                    // of a topic made anew offsets are low, and its changes later than any load before
                    boolean later = note.lsn() != null && note.lsn() > end.lsn();
                    if (!later && note.offsets().getOrDefault(end.partition(), 0L) <= end.offset()) {
                        throw new IllegalStateException(
                                "table %s: the stream is taking the end of a load (partition %d, offset %d), and what it brought is not yet in the table; nothing is lost: run it again once that batch is done"
                                        .formatted(parts.config().name(), end.partition(), end.offset()));
                    }
                }));
    }

    /**
     * Those that are known now.
     *
     * @throws IllegalStateException while the batch with the end of a load is not in the table
     */
    static LaterDeletes read(TableParts parts) {
        return new LaterDeletes(parts);
    }

    /** Whether anything was kept since they were read that may be one more. */
    boolean cameSince() {
        return !versions.equals(versions(parts));
    }

    /** The changes with the deletes that they would have had. */
    Dataset<Row> apply(Dataset<Row> changes, Timestamp now) {
        return apply(changes, changes, now);
    }

    /** The deletes alone that keys of changes lack which are in the table. */
    Dataset<Row> missing(Dataset<Row> changes, Timestamp now) {
        Dataset<Row> none = changes.where(lit(false));
        return parts.config().deletes() == OnDelete.IGNORE ? none : apply(none, changes, now);
    }

    private Dataset<Row> apply(Dataset<Row> changes, Dataset<Row> ofKeys, Timestamp now) {
        if (messages.isEmpty()) {
            return changes;
        }
        Dataset<Row> spared =
                loads.isEmpty() ? null : ofTheirKeys(parts.unloadedRows().brought(loads, ofKeys), ofKeys);
        return new TableDeletes(parts.table().keys(), messages, spared).apply(changes, known(ofKeys), now);
    }

    private static List<Long> versions(TableParts parts) {
        return Stream.of(parts.controls(), parts.completedLoads().location())
                .map(location -> DeltaLog.forTableWithSnapshot(parts.spark(), location)
                        ._2()
                        .version())
                .toList();
    }

    /** Each once. With another setting than {@code close} none was followed. */
    private Collection<ControlMessage> truncates() {
        String location = parts.controls();
        if (parts.config().onTruncate() != OnTruncate.CLOSE || versions.get(0) < 0) {
            return List.of();
        }
        MessageReader reader = new MessageReader(parts.shape());
        Set<ControlMessage> truncates = new TreeSet<>(
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
                    truncates.add(new ControlMessage(
                            row.getInt(0),
                            row.getLong(1),
                            message.operation(),
                            message.committed(),
                            message.lsn(),
                            message.transactionOrder(),
                            message.transactionId(),
                            value));
                });
        return truncates;
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
        return ofTheirKeys(versions.union(deletes), changes);
    }

    /** A replay brings few keys: what is known of all others is not moved about. */
    private Dataset<Row> ofTheirKeys(Dataset<Row> rows, Dataset<Row> changes) {
        Column[] keys = parts.table().keys().stream().map(Columns::named).toArray(Column[]::new);
        return rows.join(changes.select(keys).distinct(), parts.table().keys().toArray(String[]::new), "left_semi");
    }

    private static Column[] with(Column[] keys, Column... more) {
        List<Column> all = new ArrayList<>(List.of(keys));
        all.addAll(List.of(more));
        return all.toArray(Column[]::new);
    }
}
