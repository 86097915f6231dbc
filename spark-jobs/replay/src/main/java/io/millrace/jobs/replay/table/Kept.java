package io.millrace.jobs.replay.table;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

import java.util.ArrayList;
import java.util.List;

/** Rows that are computed once and held until this is closed. */
final class Kept implements AutoCloseable {
    private final List<Dataset<Row>> held = new ArrayList<>();

    Dataset<Row> keep(Dataset<Row> rows) {
        Dataset<Row> kept = rows.persist(StorageLevel.MEMORY_AND_DISK_SER());
        held.add(kept);
        return kept;
    }

    @Override
    public void close() {
        held.forEach(Dataset::unpersist);
    }
}
