package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.plan.SplitPlan;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.vectorized.ColumnarBatch;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Reads the plan's columns, each once, without making a wide row of the column batches first. */
final class WideScan {
    private final SparkSession session;

    WideScan(SparkSession session) {
        this.session = session;
    }

    JavaRDD<InternalRow> rows(SplitPlan plan, List<String> files) {
        Dataset<Row> wide = session.read().schema(plan.scan()).parquet(files.toArray(String[]::new));
        SparkPlan scan = wide.queryExecution().executedPlan().collectLeaves().head();
        if (!scan.supportsColumnar()) {
            return wide.queryExecution().toRdd().toJavaRDD();
        }
        return scan.executeColumnar().toJavaRDD().mapPartitions(BatchRows::new);
    }

    /** The rows of batches, one after the other. */
    private static final class BatchRows implements Iterator<InternalRow> {
        private final Iterator<ColumnarBatch> batches;
        private Iterator<InternalRow> rows = Collections.emptyIterator();

        BatchRows(Iterator<ColumnarBatch> batches) {
            this.batches = batches;
        }

        @Override
        public boolean hasNext() {
            while (!rows.hasNext() && batches.hasNext()) {
                rows = batches.next().rowIterator();
            }
            return rows.hasNext();
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no rows left");
            }
            return rows.next();
        }
    }
}
