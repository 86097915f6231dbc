package io.millrace.jobs.history.bench;

import io.millrace.jobs.history.BatchId;
import io.millrace.jobs.history.HistorySpec;
import io.millrace.jobs.history.HistoryTable;
import io.millrace.jobs.history.MergeOutcome;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** This module's merge. */
record OneCommit(HistoryTable table) implements Variant {
    OneCommit(SparkSession spark, HistorySpec spec) {
        this(HistoryTable.open(spark, spec));
    }

    @Override
    public String name() {
        return table.spec().deletionVectors() ? "one-commit-deletion-vectors" : "one-commit";
    }

    @Override
    public String path() {
        return table.spec().path();
    }

    @Override
    public void load(Dataset<Row> rows) {
        apply(rows, -1);
    }

    @Override
    public long apply(Dataset<Row> changes, int number) {
        BatchId batch = new BatchId("bench", number + 1L, number + 1L, "{}");
        try (MergeOutcome outcome = table.merge(changes, batch)) {
            return outcome.counts().rewritten() + outcome.counts().copied();
        }
    }
}
