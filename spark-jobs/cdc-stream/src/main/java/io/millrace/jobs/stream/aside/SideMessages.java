package io.millrace.jobs.stream.aside;

import io.millrace.jobs.stream.envelope.Message.Kind;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.support.delta.AppliedBatches;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

import java.util.List;
import java.util.Set;

import static io.millrace.jobs.quality.value.Columns.named;

/**
 * Where messages go that are no rows: those that cannot be read, with the reason; and control messages, as a record. Values of
 * masked columns are hidden here too, see {@link Redaction}.
 */
public final class SideMessages {
    private final PositionedTable table;
    private final Kind kind;
    private final Column remark;
    private final UserDefinedFunction redact;

    private SideMessages(PositionedTable table, Kind kind, Column remark, Set<String> masked) {
        this.table = table;
        this.kind = kind;
        this.remark = remark;
        UDF1<byte[], String> redaction = new Redaction(masked);
        this.redact = functions.udf(redaction, DataTypes.StringType);
    }

    /** The dead letters of a table: columns topic, partition, offset, key, value, reason, batch, at, arrived. */
    public static SideMessages deadLetters(String location, Set<String> masked) {
        return new SideMessages(
                table(location, "dead-letters"),
                Kind.MALFORMED,
                named(Fields.REASON).as("reason"),
                masked);
    }

    /** The control messages of a table: columns topic, partition, offset, key, value, operation, batch, at, arrived. */
    public static SideMessages controls(String location) {
        return new SideMessages(
                table(location, "controls"), Kind.CONTROL, named(Fields.CONTROL).as("operation"), Set.of());
    }

    /**
     * Keeps the messages of its kind.
     *
     * @return false when all of them were kept by another stream before
     */
    public boolean keep(Dataset<Row> messages, BatchId batch, Survey survey) {
        Dataset<Row> rows = messages.filter(named(Fields.KIND).equalTo(kind.name()))
                .select(
                        named(Fields.TOPIC).as("topic"),
                        named(Fields.PARTITION).as("partition"),
                        named(Fields.OFFSET).as("offset"),
                        redact.apply(named(Fields.RAW_KEY)).as("key"),
                        redact.apply(named(Fields.RAW_VALUE)).as("value"),
                        remark,
                        named(Fields.BATCH).as("batch"),
                        named(Fields.INGESTED).as("at"),
                        named(Fields.ARRIVED).as("arrived"));
        return table.append(rows, batch, survey);
    }

    /** Its folder. */
    public String location() {
        return table.location();
    }

    /** Everything that was kept. */
    public Dataset<Row> read(SparkSession spark) {
        return table.read(spark);
    }

    /** Whether anything was ever kept. */
    public boolean exists(SparkSession spark) {
        return AppliedBatches.exists(spark, table.location());
    }

    /** Whether anything was kept from between two places of a partition. */
    public boolean any(SparkSession spark, int partition, long after, long before) {
        return exists(spark)
                && !table.read(spark)
                        .filter(named("partition")
                                .equalTo(partition)
                                .and(named("offset").gt(after))
                                .and(named("offset").lt(before)))
                        .isEmpty();
    }

    private static PositionedTable table(String location, String target) {
        return new PositionedTable(location, target, List.of("topic", "partition", "offset", "arrived"), null);
    }
}
