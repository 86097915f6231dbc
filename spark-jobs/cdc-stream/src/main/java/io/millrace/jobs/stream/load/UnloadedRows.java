package io.millrace.jobs.stream.load;

import io.millrace.config.envelope.ControlOperation;
import io.millrace.jobs.stream.aside.Quarantine;
import io.millrace.jobs.stream.aside.SideMessages;
import io.millrace.jobs.stream.rows.ControlMessage;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.table.MassDelete;
import io.millrace.jobs.stream.table.StreamTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.millrace.jobs.quality.value.Columns.named;

/**
 * Finds what a load that is complete did not bring. A load's rows stand at one place, its own; rows that are older, and whose key
 * it did not bring, were deleted in the source while nobody followed it.
 */
public final class UnloadedRows {
    /** Before the rows of the load: should one of them come after all, it opens again. */
    private static final long BEFORE_ITS_ROWS = -1;

    private final StreamTable table;
    private final Quarantine quarantine;
    private final SideMessages deadLetters;
    private final SideMessages controls;

    /** Of a table, with what was set aside of it. */
    public UnloadedRows(StreamTable table, Quarantine quarantine, SideMessages deadLetters, SideMessages controls) {
        this.table = table;
        this.quarantine = quarantine;
        this.deadLetters = deadLetters;
        this.controls = controls;
    }

    /**
     * The deletes that the end of a load makes; empty while the end has not come from all partitions, and when it is doubtful
     * what the load brought.
     *
     * @param completed the end, in one partition of the batch
     * @param changes of the batch
     * @param begun by partition, the first offset that this stream read
     * @param ends by partition, the first offset that it has not read yet
     */
    public Optional<MassDelete> of(
            ControlMessage completed, Dataset<Row> changes, Map<Integer, Long> begun, Map<Integer, Long> ends) {
        SparkSession spark = changes.sparkSession();
        LoadEnd end = LoadEnd.of(marks(spark, completed.lsn()), begun, ends);
        if (end.state() == LoadEnd.State.COMPLETE && unread(spark, end)) {
            end = LoadEnd.doubtful("some of its rows are dead letters of the table");
        }
        if (end.state() == LoadEnd.State.DOUBTFUL) {
            System.err.printf(
                    "warning=\"rows of table %s that the load at place %d did not bring stay: %s; reconcile finds them\"%n",
                    table.name(), completed.lsn(), end.doubt());
        }
        return end.state() == LoadEnd.State.COMPLETE
                ? Optional.of(new MassDelete(table.keys(), before(completed), brought(changes, completed.lsn())))
                : Optional.empty();
    }

    private List<LoadMark> marks(SparkSession spark, long lsn) {
        return controls
                .read(spark)
                .filter(named("operation")
                        .isin(ControlOperation.LOAD_STARTED.title(), ControlOperation.LOAD_COMPLETED.title()))
                .select("partition", "offset", "operation", "value")
                .collectAsList()
                .stream()
                .map(row -> LoadMark.of(row.getInt(0), row.getLong(1), row.getString(2), row.getString(3)))
                .filter(mark -> mark.lsn() == lsn)
                .toList();
    }

    private boolean unread(SparkSession spark, LoadEnd end) {
        return end.spans().entrySet().stream()
                .anyMatch(span -> deadLetters.any(
                        spark,
                        span.getKey(),
                        span.getValue().begin(),
                        span.getValue().end()));
    }

    private Dataset<Row> brought(Dataset<Row> changes, long lsn) {
        SparkSession spark = changes.sparkSession();
        Column ofLoad = named(Fields.LSN)
                .equalTo(lsn)
                .and(named(Fields.TRANSACTION_ORDER).equalTo(0));
        Dataset<Row> keys = changes.filter(ofLoad).select(table.keyColumns());
        if (table.exists(spark)) {
            keys = keys.union(table.rows(spark).filter(ofLoad).select(table.keyColumns()));
        }
        if (quarantine.exists(spark)) {
            keys = keys.union(quarantine.rows(spark).filter(ofLoad).select(table.sourceKeyColumns()));
        }
        return keys;
    }

    private static ControlMessage before(ControlMessage completed) {
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
}
