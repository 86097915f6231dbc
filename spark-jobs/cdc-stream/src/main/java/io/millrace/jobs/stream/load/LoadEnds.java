package io.millrace.jobs.stream.load;

import io.millrace.config.envelope.ControlOperation;
import io.millrace.jobs.stream.aside.SideMessages;
import io.millrace.jobs.stream.rows.ControlMessage;
import org.apache.spark.sql.SparkSession;

import java.util.List;
import java.util.Map;

import static io.millrace.jobs.quality.value.Columns.named;

/** Says of the end of a load whether all of the load was read. */
public final class LoadEnds {
    private final String table;
    private final SideMessages deadLetters;
    private final SideMessages controls;

    /** Of a table, with the messages of it that were kept. */
    public LoadEnds(String table, SideMessages deadLetters, SideMessages controls) {
        this.table = table;
        this.deadLetters = deadLetters;
        this.controls = controls;
    }

    /**
     * False while the end has not come from all partitions, and when it is doubtful what the load brought; that is told.
     *
     * @param completed the end, in one partition of the batch
     * @param begun by partition, the first offset that this stream read
     * @param ends by partition, the first offset that it has not read yet
     */
    public boolean isComplete(
            ControlMessage completed, Map<Integer, Long> begun, Map<Integer, Long> ends, SparkSession spark) {
        LoadEnd end = LoadEnd.of(marks(spark, completed.lsn()), begun, ends);
        if (end.state() == LoadEnd.State.COMPLETE && unread(spark, end)) {
            end = LoadEnd.doubtful("some of its rows are dead letters of the table");
        }
        if (end.state() == LoadEnd.State.DOUBTFUL) {
            System.err.printf(
                    "warning=\"rows of table %s that the load at place %d did not bring stay: %s; reconcile finds them\"%n",
                    table, completed.lsn(), end.doubt());
        }
        return end.state() == LoadEnd.State.COMPLETE;
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
}
