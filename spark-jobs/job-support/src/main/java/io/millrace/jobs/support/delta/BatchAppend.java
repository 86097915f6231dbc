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
    /** So many rows are worth a file, and a task, of their own. */
    private static final long ROWS_A_FILE = 20_000;

    /** Copies columns and options. */
    public BatchAppend {
        partitionedBy = List.copyOf(partitionedBy);
        options = Map.copyOf(options);
    }

    /**
     * Appends the rows to the table, which is made when it is not there; does nothing when the batch, or a later one, is in it. One Spark
     * job.
     *
     * @param most as many rows as there are, or more
     */
    public void to(String location, Dataset<Row> rows, long most) {
        SparkSession spark = rows.sparkSession();
        DeltaLog log = DeltaLog.forTable(spark, location);
        Dataset<Row> written = rows.coalesce((int) Math.max(1, Math.min(most / ROWS_A_FILE, Integer.MAX_VALUE)));
        log.withNewTransaction(Option.empty(), Option.empty(), transaction -> {
            // what Delta's writer does when it asks for the last batch
            transaction.readTxn().$plus$eq(application);
            if (AppliedBatches.last(transaction.snapshot(), application) < number) {
                commit(transaction, write(log, spark, written), spark);
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
