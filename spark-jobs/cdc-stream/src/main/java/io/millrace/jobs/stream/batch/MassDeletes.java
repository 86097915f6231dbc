package io.millrace.jobs.stream.batch;

import io.millrace.jobs.stream.envelope.Message.Order;
import io.millrace.jobs.stream.load.CompletedLoads;
import io.millrace.jobs.stream.load.LoadEnds;
import io.millrace.jobs.stream.load.UnloadedRows;
import io.millrace.jobs.stream.rows.ControlMessage;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.stream.table.TableDeletes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The deletes that messages about the table make: a truncate, and the end of a load for what the load did not bring. */
final class MassDeletes {
    private final Controls controls;
    private final StreamTable table;
    private final LoadEnds loads;
    private final CompletedLoads completed;
    private final UnloadedRows unloaded;

    MassDeletes(Controls controls, StreamTable table, LoadEnds loads, CompletedLoads completed, UnloadedRows unloaded) {
        this.controls = controls;
        this.table = table;
        this.loads = loads;
        this.completed = completed;
        this.unloaded = unloaded;
    }

    /**
     * Those of a batch. A load that is complete is noted before the table has its deletes.
     *
     * @param order what places are made of
     * @param begun by partition, the first offset that this stream read
     * @param ends by partition, the first offset that it has not read yet
     */
    TableDeletes of(
            Survey survey, Dataset<Row> changes, String order, Map<Integer, Long> begun, Map<Integer, Long> ends) {
        List<ControlMessage> messages = new ArrayList<>(controls.truncates(survey));
        List<ControlMessage> complete = new ArrayList<>();
        // by any other order nothing tells which rows are older than the load
        if (Order.LOG_POSITION.name().equals(order)) {
            for (ControlMessage end : controls.loadEnds(survey)) {
                if (loads.isComplete(end, begun, ends, changes.sparkSession())) {
                    complete.add(UnloadedRows.deleting(end));
                }
            }
        }
        complete.forEach(load -> completed.note(load, changes.sparkSession()));
        messages.addAll(complete);
        return new TableDeletes(
                table.keys(), messages, complete.isEmpty() ? null : unloaded.brought(complete, changes));
    }
}
