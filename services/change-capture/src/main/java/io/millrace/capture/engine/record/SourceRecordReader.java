package io.millrace.capture.engine.record;

import io.millrace.capture.domain.Change;
import io.millrace.capture.domain.Operation;
import io.millrace.capture.domain.Position;
import io.millrace.capture.domain.Row;
import io.millrace.capture.domain.TransactionOrder;
import io.millrace.capture.engine.oldrow.OldRowSource;
import io.millrace.config.mappings.TableMappings;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads the connector's records. One thread uses it. */
public final class SourceRecordReader {
    private static final int MOST_SHAPES = 10_000;
    private static final long XID = 0xffff_ffffL;

    private final TableMappings mappings;
    private final Supplier<Position> load;
    private final TransactionOrder order = new TransactionOrder();
    private final IdentityHashMap<Schema, TableShape> shapes = new IdentityHashMap<>();

    /**
     * A reader.
     *
     * @param load where loaded rows stand
     */
    public SourceRecordReader(TableMappings mappings, Supplier<Position> load) {
        this.mappings = mappings;
        this.load = load;
    }

    /** Whether the record is of the load. */
    public static boolean isOfLoad(SourceRecord record) {
        return record.sourceOffset() != null && record.sourceOffset().containsKey("snapshot");
    }

    /** Up to where everything stands before or in this record; empty when it does not say. */
    public static Optional<Long> committed(SourceRecord record) {
        return record.sourceOffset() != null && record.sourceOffset().get("lsn_commit") instanceof Long lsn
                ? Optional.of(lsn)
                : Optional.empty();
    }

    /** What a record tells. */
    public Captured read(SourceRecord record) {
        if (!(record.value() instanceof Struct value) || value.schema().field("op") == null) {
            return new Captured.Beat();
        }
        String operation = value.getString("op");
        return switch (operation) {
            case "r" -> row(Operation.LOAD, record, value, "after");
            case "c" -> row(Operation.INSERT, record, value, "after");
            case "u" -> row(Operation.UPDATE, record, value, "after");
            case "d" -> row(Operation.DELETE, record, value, "before");
            case "t" -> new Captured.Truncated(shape(record, value), position(value.getStruct("source")));
            case "m" ->
                new Captured.Mark(
                        UTF_8.decode(content(value.getStruct("message"))).toString());
            default ->
                throw new IllegalStateException("The connector sent an operation that is not known: " + operation);
        };
    }

    private Captured row(Operation operation, SourceRecord record, Struct value, String side) {
        TableShape shape = shape(record, value);
        Row key = shape.isKeyed() ? shape.key((Struct) record.key()) : null;
        Row data = operation == Operation.DELETE && key != null
                ? shape.deleted(key, value.getStruct(side), OldRowSource.of(value.getStruct("source")))
                : shape.row(value.getStruct(side));
        Position position = operation == Operation.LOAD ? load.get() : position(value.getStruct("source"));
        return new Captured.ChangedRow(shape, new Change(operation, shape.route(), key, data, position));
    }

    private Position position(Struct source) {
        long transaction = source.getInt64("txId") & XID;
        return new Position(source.getInt64("lsn"), order.next(transaction), transaction, source.getInt64("ts_us"));
    }

    private TableShape shape(SourceRecord record, Struct value) {
        TableShape known = shapes.get(record.valueSchema());
        if (known != null) {
            return known;
        }
        if (shapes.size() > MOST_SHAPES) {
            shapes.clear();
        }
        Struct source = value.getStruct("source");
        String schema = source.getString("schema");
        String table = source.getString("table");
        Field rows = record.valueSchema().field("after");
        TableShape shape = new TableShape(
                schema,
                table,
                mappings.route(schema, table)
                        .orElseThrow(() -> new IllegalStateException(
                                "The connector sent a row of " + schema + "." + table + ", which is not selected")),
                mappings,
                rows.schema(),
                record.keySchema());
        shapes.put(record.valueSchema(), shape);
        return shape;
    }

    private static java.nio.ByteBuffer content(Struct message) {
        Object content = message.get("content");
        return content instanceof java.nio.ByteBuffer buffer
                ? buffer.duplicate()
                : java.nio.ByteBuffer.wrap((byte[]) content);
    }
}
