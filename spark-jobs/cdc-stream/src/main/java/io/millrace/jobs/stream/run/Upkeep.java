package io.millrace.jobs.stream.run;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.jobs.history.HistorySpec;
import io.millrace.jobs.history.care.CareOutcome;
import io.millrace.jobs.history.care.CarePolicy;
import io.millrace.jobs.history.care.FileCare;
import io.millrace.jobs.history.care.TableCare;
import io.millrace.jobs.support.ProgressLines;
import io.millrace.jobs.support.log.Faults;
import org.apache.spark.sql.SparkSession;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Joins small files and removes old ones every so many batches of a table, beside the streams, which do not wait for it: of the table
 * and of what the stream writes beside it.
 */
final class Upkeep implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final SparkSession spark;
    private final int every;
    private final CarePolicy policy;
    private final ProgressLines progress;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "upkeep");
        thread.setDaemon(true);
        return thread;
    });

    /** @param every batches from one care to the next; none with 0 */
    Upkeep(SparkSession spark, int every, CarePolicy policy, ProgressLines progress) {
        this.spark = spark;
        this.every = every;
        this.policy = policy;
        this.progress = progress;
    }

    /** Deletes are known as long as a row that was set aside before them may come back: it would stand as if it had never been deleted. */
    static CarePolicy policy(PipelineConfig config) {
        return config.tables().stream()
                .filter(table -> table.history() == HistoryKind.SCD1 && table.deletes() == OnDelete.CLOSE)
                .map(table -> table.replay().maxAge())
                .max(Comparator.naturalOrder())
                .map(CarePolicy.usual()::rememberingFor)
                .orElseGet(CarePolicy::usual);
    }

    /**
     * Cares for the table when that batch makes it due.
     *
     * @param beside folders of other Delta tables that its stream writes
     */
    void after(String table, long batch, HistorySpec spec, List<String> beside) {
        if (every > 0 && (batch + 1) % every == 0 && waiting.add(table)) {
            worker.execute(() -> care(table, spec, beside));
        }
    }

    private void care(String table, HistorySpec spec, List<String> beside) {
        waiting.remove(table);
        spark.sparkContext().setLocalProperty("spark.scheduler.pool", "upkeep");
        try {
            CareOutcome outcome = new TableCare(spark, spec, policy).run();
            progress.say("table", table, "files-before", outcome.filesBefore(), "files-after", outcome.filesAfter());
            for (String folder : beside) {
                new FileCare(spark, folder, policy).run();
            }
        } catch (RuntimeException e) {
            // the next time will do; the stream is not touched
            System.err.printf("error=\"files of table %s could not be cared for\"%n", table);
            Faults.print(e, System.err);
        }
    }

    /** Finishes what is due. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("error=\"the care of files takes too long and is left to the next time\"");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
