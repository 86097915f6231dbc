package io.millrace.jobs.history.bench;

import io.delta.tables.DeltaTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.util.Map;

/** What was done before: a MERGE that ends current rows, then an append of the new ones; two commits, not idempotent, no late changes. */
record TwoSteps(SparkSession spark, String path, boolean deletionVectors) implements Variant {
    @Override
    public String name() {
        return deletionVectors ? "two-steps-deletion-vectors" : "two-steps";
    }

    @Override
    public void load(Dataset<Row> rows) {
        Dataset<Row> versions = versions(rows);
        DeltaTable.create(spark)
                .location(path)
                .addColumns(versions.schema())
                .property("delta.enableDeletionVectors", Boolean.toString(deletionVectors))
                .execute();
        versions.write().format("delta").mode("append").save(path);
    }

    @Override
    public void apply(Dataset<Row> changes, int number) {
        DeltaTable.forPath(spark, path)
                .as("t")
                .merge(
                        changes.where("_operation in ('UPDATE', 'DELETE')").as("s"),
                        "t.id = s.id and t._is_current = true")
                .whenMatched()
                .updateExpr(Map.of("_is_current", "false", "_effective_to", "s._commit_timestamp"))
                .execute();
        versions(changes.where("_operation in ('INSERT', 'UPDATE')"))
                .write()
                .format("delta")
                .mode("append")
                .save(path);
    }

    @Override
    public long rewritten() {
        Map<String, String> metrics = DeltaTable.forPath(spark, path)
                .history(2)
                .where("operation = 'MERGE'")
                .select("operationMetrics")
                .head()
                .getJavaMap(0);
        return Long.parseLong(metrics.getOrDefault("numTargetRowsCopied", "0"))
                + Long.parseLong(metrics.getOrDefault("numTargetRowsUpdated", "0"));
    }

    private static Dataset<Row> versions(Dataset<Row> changes) {
        return changes.selectExpr(
                        "*",
                        "_commit_timestamp as _effective_from",
                        "cast(null as timestamp) as _effective_to",
                        "true as _is_current")
                .drop("_commit_timestamp", "_unchanged", "_replayed", "_lsn", "_transaction_order", "_transaction_id");
    }
}
