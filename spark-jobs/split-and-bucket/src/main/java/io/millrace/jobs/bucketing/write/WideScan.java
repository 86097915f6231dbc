package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.plan.SplitPlan;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.vectorized.ColumnarBatch;

import java.util.List;

/** Reads the plan's columns, each once, as column batches. */
final class WideScan {
    private final SparkSession session;

    WideScan(SparkSession session) {
        this.session = session;
    }

    JavaRDD<ColumnarBatch> batches(SplitPlan plan, List<String> files) {
        Dataset<Row> wide = session.read().schema(plan.scan()).parquet(files.toArray(String[]::new));
        SparkPlan scan = wide.queryExecution().executedPlan().collectLeaves().head();
        if (!scan.supportsColumnar()) {
            throw new IllegalStateException(
                    "Spark does not read the source in column batches: leave spark.sql.parquet.enableVectorizedReader and spark.sql.codegen.wholeStage at true");
        }
        return scan.executeColumnar().toJavaRDD();
    }
}
