package io.millrace.jobs.stream.load;

import io.millrace.jobs.stream.aside.Quarantine;
import io.millrace.jobs.stream.rows.ControlMessage;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.table.StreamTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.lit;

/**
 * Finds what a load that is complete did not bring. A load's rows stand at one place, its own; rows that are older, and whose key
 * it did not bring, were deleted in the source while nobody followed it.
 */
public final class UnloadedRows {
    /** Before the rows of the load: should one of them come after all, it opens again. */
    private static final long BEFORE_ITS_ROWS = -1;

    private final StreamTable table;
    private final Quarantine quarantine;

    /** Of a table, with what was set aside of it. */
    public UnloadedRows(StreamTable table, Quarantine quarantine) {
        this.table = table;
        this.quarantine = quarantine;
    }

    /** The end of a load as the message that deletes what it did not bring. */
    public static ControlMessage deleting(ControlMessage completed) {
        return new ControlMessage(
                completed.partition(),
                completed.offset(),
                completed.operation(),
                completed.committed(),
                completed.lsn(),
                BEFORE_ITS_ROWS,
                completed.transactionId(),
                completed.value());
    }

    /**
     * The keys that loads brought, to the table or to quarantine, each with the place of the message that deletes the others.
     *
     * @param loads as {@link #deleting} makes them
     * @param changes on their way into the table
     */
    public Dataset<Row> brought(List<ControlMessage> loads, Dataset<Row> changes) {
        SparkSession spark = changes.sparkSession();
        Column ofLoad = named(Fields.LSN)
                .isin(loads.stream().map(ControlMessage::lsn).toArray())
                .and(named(Fields.TRANSACTION_ORDER).equalTo(0));
        Dataset<Row> keys = places(changes.filter(ofLoad), table.keyColumns());
        if (table.exists(spark)) {
            keys = keys.union(places(table.rows(spark).filter(ofLoad), table.keyColumns()));
        }
        if (quarantine.exists(spark)) {
            keys = keys.union(places(quarantine.rows(spark).filter(ofLoad), table.sourceKeyColumns()));
        }
        return keys;
    }

    private static Dataset<Row> places(Dataset<Row> rows, Column[] keys) {
        return rows.select(Stream.concat(
                        Arrays.stream(keys),
                        Stream.of(named(Fields.LSN), lit(BEFORE_ITS_ROWS).as(Fields.TRANSACTION_ORDER)))
                .toArray(Column[]::new));
    }
}
