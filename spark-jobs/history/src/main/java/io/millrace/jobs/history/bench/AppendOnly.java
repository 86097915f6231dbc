package io.millrace.jobs.history.bench;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The floor: every change is written and nothing is read or ended. */
record AppendOnly(String path) implements Variant {
    @Override
    public String name() {
        return "append";
    }

    @Override
    public void load(Dataset<Row> rows) {
        apply(rows, -1);
    }

    @Override
    public void apply(Dataset<Row> changes, int number) {
        changes.write().format("delta").mode("append").save(path);
    }

    @Override
    public long rewritten() {
        return 0;
    }
}
