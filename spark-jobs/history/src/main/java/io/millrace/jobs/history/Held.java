package io.millrace.jobs.history;

import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;

import java.util.ArrayList;
import java.util.List;

/** What is kept in memory, or on local disk, so that nothing is computed twice. */
final class Held {
    private final List<RDD<InternalRow>> kept = new ArrayList<>();
    private final List<Broadcast<?>> sent = new ArrayList<>();

    /**
     * The same rows, computed once; what is asked of them is planned without the plan that they came from, which would take longer than
     * a small batch itself. Rows that somebody else keeps are not kept again.
     */
    Dataset<Row> keep(Dataset<Row> rows) {
        RDD<InternalRow> computed = rows.queryExecution().toRdd();
        if (rows.storageLevel().equals(StorageLevel.NONE())) {
            computed = computed.toJavaRDD().map(InternalRow::copy).rdd().persist(StorageLevel.MEMORY_AND_DISK());
            kept.add(computed);
        }
        return rows.sparkSession().internalCreateDataFrame(computed, rows.schema(), false);
    }

    /** What was sent to every task that asks for it, for as long as rows are kept. */
    <T> Broadcast<T> keep(Broadcast<T> broadcast) {
        sent.add(broadcast);
        return broadcast;
    }

    /** Frees all of it. */
    void release() {
        kept.forEach(rows -> rows.unpersist(false));
        kept.clear();
        sent.forEach(Broadcast::destroy);
        sent.clear();
    }
}
