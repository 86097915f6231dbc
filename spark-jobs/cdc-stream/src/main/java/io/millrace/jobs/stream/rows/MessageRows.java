package io.millrace.jobs.stream.rows;

import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.Message;
import io.millrace.jobs.stream.envelope.MessageReader;
import io.millrace.jobs.stream.envelope.StreamColumn;
import io.millrace.jobs.stream.envelope.TableShape;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.encoders.ExpressionEncoder;
import org.apache.spark.sql.catalyst.encoders.RowEncoder;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.sql.Timestamp;
import java.util.Iterator;
import java.util.List;

/** Kafka's records as rows with typed columns, each record parsed once. */
public final class MessageRows implements MapPartitionsFunction<Row, Row> {
    /** Whether the source told the place in its log. */
    public static final String LOGGED = "__logged";

    private static final long serialVersionUID = 1L;
    private static final String NO_ROW = "DELETE";

    private final TableShape shape;

    private final Timestamp now;
    private final long batch;

    private MessageRows(TableShape shape, Timestamp now, long batch) {
        this.shape = shape;
        this.now = now;
        this.batch = batch;
    }

    /**
     * The messages of a batch, lazily: the table's columns, then {@link Fields}. The batch's time and number are columns, not
     * literals: a plan with other literals would be compiled anew for every batch.
     */
    public static Dataset<Row> of(Dataset<Row> records, TableShape shape, Timestamp now, long batch) {
        ExpressionEncoder<Row> encoder = ExpressionEncoder.apply(RowEncoder.encoderFor(schema(shape), true));
        return records.select("topic", "partition", "offset", "timestamp", "key", "value")
                .mapPartitions(new MessageRows(shape, now, batch), encoder);
    }

    @Override
    public Iterator<Row> call(Iterator<Row> records) {
        MessageReader reader = new MessageReader(shape);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Row next() {
                Row record = records.next();
                byte[] value = record.getAs(5);
                return row(record, value, reader.read(value, record.getLong(2)));
            }
        };
    }

    private Row row(Row record, byte[] value, Message message) {
        int width = shape.columns().size();
        boolean change = message.kind() == Message.Kind.CHANGE;
        boolean control = message.kind() == Message.Kind.CONTROL;
        Object[] fields = new Object[width + 20];
        if (change) {
            System.arraycopy(message.values(), 0, fields, 0, width);
        }
        int next = width;
        fields[next++] = change ? message.operation() : NO_ROW;
        fields[next++] = message.committed();
        fields[next++] = message.lsn();
        fields[next++] = message.transactionOrder();
        fields[next++] = message.transactionId();
        fields[next++] = texts(message.unchanged());
        fields[next++] = message.order() == null ? null : message.order().name();
        fields[next++] = message.logged();
        fields[next++] = message.kind().name();
        fields[next++] = message.reason();
        fields[next++] = control ? message.operation() : null;
        fields[next++] = texts(message.unknown());
        fields[next++] = record.getString(0);
        fields[next++] = record.getInt(1);
        fields[next++] = record.getLong(2);
        fields[next++] = record.get(3);
        fields[next++] = change ? null : record.get(4);
        fields[next++] = change ? null : value;
        fields[next++] = now;
        fields[next] = batch;
        return RowFactory.create(fields);
    }

    private static String[] texts(List<String> names) {
        return names.toArray(String[]::new);
    }

    /** The columns of {@link #of}. */
    static StructType schema(TableShape shape) {
        StructType schema = new StructType();
        for (StreamColumn column : shape.columns()) {
            schema = schema.add(column.name(), Columns.type(column.type()));
        }
        return schema.add(Fields.OPERATION, DataTypes.StringType)
                .add(Fields.COMMITTED, DataTypes.TimestampType)
                .add(Fields.LSN, DataTypes.LongType)
                .add(Fields.TRANSACTION_ORDER, DataTypes.LongType)
                .add(Fields.TRANSACTION_ID, DataTypes.LongType)
                .add(Fields.UNCHANGED, DataTypes.createArrayType(DataTypes.StringType))
                .add(Fields.ORDER, DataTypes.StringType)
                .add(LOGGED, DataTypes.BooleanType)
                .add(Fields.KIND, DataTypes.StringType)
                .add(Fields.REASON, DataTypes.StringType)
                .add(Fields.CONTROL, DataTypes.StringType)
                .add(Fields.UNKNOWN, DataTypes.createArrayType(DataTypes.StringType))
                .add(Fields.TOPIC, DataTypes.StringType)
                .add(Fields.PARTITION, DataTypes.IntegerType)
                .add(Fields.OFFSET, DataTypes.LongType)
                .add(Fields.ARRIVED, DataTypes.TimestampType)
                .add(Fields.RAW_KEY, DataTypes.BinaryType)
                .add(Fields.RAW_VALUE, DataTypes.BinaryType)
                .add(Fields.INGESTED, DataTypes.TimestampType)
                .add(Fields.BATCH, DataTypes.LongType);
    }
}
