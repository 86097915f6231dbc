package io.millrace.jobs.support.delta;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.DeltaOptions;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.commands.WriteIntoDelta;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.collection.immutable.Map$;

import java.util.List;
import java.util.Map;

/**
 * A batch's rows, which go to a Delta table in one commit, and once. Delta's own writer does the same, but puts the table's state
 * together from its log before each batch to see whether it is there: Spark jobs that take longer than to write few rows.
 *
 * @param application the writer's name; another batch of it that is committed meanwhile is a conflict
 * @param number of the batch; none of a smaller number follows
 * @param partitionedBy columns of a table that is made by this batch
 * @param options of Delta's writer, such as {@code mergeSchema}
 */
public record BatchAppend(String application, long number, List<String> partitionedBy, Map<String, String> options) {
    /** Copies columns and options. */
    public BatchAppend {
        partitionedBy = List.copyOf(partitionedBy);
        options = Map.copyOf(options);
    }

    /**
     * Appends the rows to the table, which is made when it is not there; does nothing when the batch, or a later one, is in it. One Spark
     * job, beside those that make the rows; more at the first commit, at every tenth, and where another process was faster.
     */
    public void to(String location, Dataset<Row> rows) {
        SparkSession spark = rows.sparkSession();
        DeltaLog log = DeltaLog.forTable(spark, location);
        log.withNewTransaction(Option.empty(), Option.empty(), transaction -> {
            // what Delta's writer does when it asks for the last batch
            transaction.readTxn().$plus$eq(application);
            if (AppliedBatches.last(transaction.snapshot(), application) < number) {
                commit(transaction, write(log, spark, rows), spark);
            }
            return null;
        });
    }

    private WriteIntoDelta write(DeltaLog log, SparkSession spark, Dataset<Row> rows) {
        scala.collection.immutable.Map<String, String> all = Map$.MODULE$
                .<String, String>empty()
                .updated(DeltaOptions.TXN_APP_ID(), application)
                .updated(DeltaOptions.TXN_VERSION(), Long.toString(number));
        for (Map.Entry<String, String> option : options.entrySet()) {
            all = all.updated(option.getKey(), option.getValue());
        }
        return new WriteIntoDelta(
                log,
                SaveMode.Append,
                new DeltaOptions(all, spark.sessionState().conf()),
                columns(),
                Map$.MODULE$.empty(),
                rows,
                Option.empty(),
                Option.empty());
    }

    private void commit(OptimisticTransaction transaction, WriteIntoDelta write, SparkSession spark) {
        Seq<Action> actions = write.write(transaction, spark, Option.empty(), false);
        transaction.commit(
                actions,
                new DeltaOperations.Write(
                        SaveMode.Append,
                        Option.apply(columns()),
                        Option.empty(),
                        write.options().userMetadata()));
    }

    private Seq<String> columns() {
        return JavaConverters.asScalaBuffer(partitionedBy).toSeq();
    }
}
