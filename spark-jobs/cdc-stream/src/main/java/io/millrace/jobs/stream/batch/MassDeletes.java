package io.millrace.jobs.stream.batch;

import io.millrace.jobs.stream.envelope.Message.Order;
import io.millrace.jobs.stream.load.UnloadedRows;
import io.millrace.jobs.stream.rows.ControlMessage;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.stream.table.MassDelete;
import io.millrace.jobs.stream.table.StreamTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The deletes that messages about the table make: a truncate, and the end of a load for what the load did not bring. */
final class MassDeletes {
    private final Controls controls;
    private final StreamTable table;
    private final UnloadedRows unloaded;

    MassDeletes(Controls controls, StreamTable table, UnloadedRows unloaded) {
        this.controls = controls;
        this.table = table;
        this.unloaded = unloaded;
    }

    /**
     * Those of a batch, in the order of their places.
     *
     * @param order what places are made of
     * @param begun by partition, the first offset that this stream read
     * @param ends by partition, the first offset that it has not read yet
     */
    List<MassDelete> of(
            Survey survey, Dataset<Row> changes, String order, Map<Integer, Long> begun, Map<Integer, Long> ends) {
        List<MassDelete> deletes = new ArrayList<>();
        for (ControlMessage truncate : controls.truncates(survey)) {
            deletes.add(new MassDelete(table.keys(), truncate, null));
        }
        // by any other order nothing tells which rows are older than the load
        if (Order.LOG_POSITION.name().equals(order)) {
            for (ControlMessage end : controls.loadEnds(survey)) {
                unloaded.of(end, changes, begun, ends).ifPresent(deletes::add);
            }
        }
        deletes.sort(
                Comparator.comparingLong((MassDelete delete) -> delete.message().lsn())
                        .thenComparingLong(delete -> delete.message().transactionOrder()));
        return deletes;
    }
}
