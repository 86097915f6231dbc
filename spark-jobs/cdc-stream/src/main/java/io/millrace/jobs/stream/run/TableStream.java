package io.millrace.jobs.stream.run;

import io.millrace.config.Problem;
import io.millrace.jobs.stream.batch.BatchResult;
import io.millrace.jobs.stream.batch.TablePipeline;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.support.ProgressLines;
import io.millrace.jobs.support.log.Faults;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The stream of one table, on its own thread: started, started again with growing waits when it fails, held when only a person
 * can help. What happens to it touches no other table.
 */
final class TableStream {
    private static final String POOL = "spark.scheduler.pool";
    private static final String QUERY_ID = "sql.streaming.queryId";

    private final TableSource source;
    private final Supplier<TablePipeline> pipelines;
    private final RestartPolicy restarts;
    private final boolean endsByItself;
    private final StopGate gate;
    private final FailureNews news;
    private final Upkeep upkeep;
    private final ProgressLines progress;
    private volatile StreamingQuery query;
    private volatile boolean succeeded;
    private volatile boolean advanced;

    TableStream(
            TableSource source,
            Supplier<TablePipeline> pipelines,
            RestartPolicy restarts,
            boolean endsByItself,
            StopGate gate,
            FailureNews news,
            Upkeep upkeep,
            ProgressLines progress) {
        this.source = source;
        this.pipelines = pipelines;
        this.restarts = restarts;
        this.endsByItself = endsByItself;
        this.gate = gate;
        this.news = news;
        this.upkeep = upkeep;
        this.progress = progress;
    }

    String table() {
        return source.table().name();
    }

    /** Whether it read all that was there, or ended because it was asked. */
    boolean succeeded() {
        return succeeded;
    }

    /** The query that runs now; {@code null} between two. */
    StreamingQuery query() {
        return query;
    }

    /** Runs until all is read, the job ends or the table is held. */
    void run() {
        SparkSession spark = source.spark();
        spark.sparkContext().setLocalProperty(POOL, table());
        int failures = 0;
        while (!gate.isClosed()) {
            advanced = false;
            Optional<Failure> failure = runOnce();
            if (failure.isEmpty()) {
                if (!gate.isClosed()) {
                    news.recovered();
                }
                succeeded = true;
                return;
            }
            failures = advanced ? 1 : failures + 1;
            Problem problem = failure.get().problem();
            progress.say(
                    "table", table(), "failed", failures, "held", failure.get().held(), "error", problem);
            boolean last = failure.get().held() || (endsByItself && failures >= restarts.tellAfter());
            if (last || failures == restarts.tellAfter()) {
                news.failed(problem, failures);
            }
            if (last || gate.await(restarts.waitAfter(failures))) {
                return;
            }
        }
        succeeded = true;
    }

    private Optional<Failure> runOnce() {
        try {
            TablePipeline pipeline = pipelines.get();
            query = source.start((records, number) -> take(pipeline, records, number));
            if (gate.isClosed()) {
                query.stop();
            }
            query.awaitTermination();
            return Optional.empty();
        } catch (Exception e) {
            Optional<Failure> failure = Failure.of(table(), e);
            if (failure.isPresent() && !failure.get().held()) {
                Faults.print(e, System.err);
            }
            return failure;
        } finally {
            query = null;
        }
    }

    private void take(TablePipeline pipeline, Dataset<Row> records, long number) {
        gate.enter();
        String id = records.sparkSession().sparkContext().getLocalProperty(QUERY_ID);
        BatchResult result = pipeline.take(records, new BatchId(table(), id, number));
        advanced = true;
        news.recovered();
        upkeep.after(table(), number, pipeline.spec(), pipeline.beside());
        progress.say(
                "table", table(),
                "batch", number,
                "messages", result.messages(),
                "merged", result.merged(),
                "duplicates", result.duplicates(),
                "quarantined", result.quarantined(),
                "warned", result.warned(),
                "dead-letters", result.deadLetters(),
                "control", result.control());
    }
}
