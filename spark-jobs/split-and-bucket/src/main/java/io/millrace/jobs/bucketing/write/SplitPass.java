package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.plan.PartitionNumbers;
import io.millrace.jobs.bucketing.plan.SplitPlan;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

import static org.apache.spark.sql.functions.col;

/** The one Spark job that reads the source and writes every table. */
public final class SplitPass {
    private final SparkSession session;

    /** Runs in this session. */
    public SplitPass(SparkSession session) {
        this.session = session;
    }

    /** Runs it; every file that counts stands in the answer. */
    public List<LaneCount> run(SplitPlan plan, List<String> sourceFiles) {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        Broadcast<SplitPlan> shared = spark.broadcast(plan);
        Broadcast<SerializableConfiguration> hadoop = spark.broadcast(
                new SerializableConfiguration(session.sparkContext().hadoopConfiguration()));
        int[] numbers = PartitionNumbers.of(plan.partitions());
        JavaRDD<InternalRow> narrow = new WideScan(session)
                .batches(plan, sourceFiles)
                .mapPartitions(batches -> new NarrowRows(batches, shared.value(), numbers));
        JavaRDD<LaneCount> counts = sorted(narrow.rdd(), plan)
                .mapPartitionsWithIndex(
                        (partition, rows) -> write(shared.value(), partition, hadoop.value(), rows), false);
        return collected(counts);
    }

    /** What Spark throws when a task failed for good is a checked exception that it does not declare. */
    private static List<LaneCount> collected(JavaRDD<LaneCount> counts) {
        try {
            return counts.collect();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the pass over the source ended half-way: %s. Mend that, or wait till it has passed, and start the run again"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private JavaRDD<InternalRow> sorted(RDD<InternalRow> narrow, SplitPlan plan) {
        Dataset<Row> rows = session.internalCreateDataFrame(narrow, NarrowRows.schema(plan.keyType()), false);
        // the rest of the row breaks ties, so that rows of one key stand in the same order in every run
        return rows.repartition(plan.partitions(), col(NarrowRows.PARTITION))
                .sortWithinPartitions(col(NarrowRows.ORDER), col(NarrowRows.KEY), col(NarrowRows.REST))
                .queryExecution()
                .toRdd()
                .toJavaRDD();
    }

    private static Iterator<LaneCount> write(
            SplitPlan plan, int partition, SerializableConfiguration hadoop, Iterator<InternalRow> rows)
            throws IOException {
        return List.of(PartitionWriter.write(plan, partition, hadoop.value(), rows))
                .iterator();
    }
}
