package io.millrace.jobs.history.bench;

import io.millrace.jobs.history.BatchId;
import io.millrace.jobs.history.HistorySpec;
import io.millrace.jobs.history.HistoryTable;
import io.millrace.jobs.history.MergeOutcome;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** This module's merge. */
final class OneCommit implements Variant {
    private final HistoryTable table;
    private long rewritten;

    OneCommit(SparkSession spark, HistorySpec spec) {
        this.table = HistoryTable.open(spark, spec);
    }

    HistoryTable table() {
        return table;
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
    public void apply(Dataset<Row> changes, int number) {
        BatchId batch = new BatchId("bench", number + 1L, number + 1L, "{}");
        try (MergeOutcome outcome = table.merge(changes, batch)) {
            rewritten = outcome.counts().rewritten() + outcome.counts().copied();
        }
    }

    @Override
    public long rewritten() {
        return rewritten;
    }
}
