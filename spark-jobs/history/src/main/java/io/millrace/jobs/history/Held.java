package io.millrace.jobs.history;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

import java.util.ArrayList;
import java.util.List;

/** What is kept in memory, or on local disk, so that nothing is computed twice. */
final class Held {
    private final List<Dataset<Row>> kept = new ArrayList<>();

    /** Keeps the rows unless somebody else does. */
    Dataset<Row> keep(Dataset<Row> rows) {
        if (rows.storageLevel().equals(StorageLevel.NONE())) {
            kept.add(rows.persist(StorageLevel.MEMORY_AND_DISK()));
        }
        return rows;
    }

    /** Frees all of it. */
    void release() {
        kept.forEach(Dataset::unpersist);
        kept.clear();
    }
}
