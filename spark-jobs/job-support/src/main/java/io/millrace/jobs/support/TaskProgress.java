package io.millrace.jobs.support;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.sql.SparkSession;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Says how many tasks of each stage of a Spark job are done, as {@code progress phase=write done=3 of=8 rows=1200}, and at
 * most once in a while.
 */
public final class TaskProgress extends SparkListener implements AutoCloseable {
    private static final long BETWEEN_NANOS = 1_000_000_000;

    private final SparkSession session;
    private final ProgressLines progress;
    private final List<String> phases;
    private final LongSupplier nanos;
    private final Map<Integer, Stage> stages = new HashMap<>();
    private long nextLine;

    TaskProgress(SparkSession session, ProgressLines progress, List<String> phases, LongSupplier nanos) {
        this.session = session;
        this.progress = progress;
        this.phases = List.copyOf(phases);
        this.nanos = nanos;
        this.nextLine = nanos.getAsLong();
    }

    /**
     * Listens from now on, until it is closed.
     *
     * @param phases names of the stages in the order in which they begin
     */
    public static TaskProgress watch(SparkSession session, ProgressLines progress, String... phases) {
        TaskProgress watch = new TaskProgress(session, progress, List.of(phases), System::nanoTime);
        session.sparkContext().addSparkListener(watch);
        return watch;
    }

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted event) {
        StageInfo stage = event.stageInfo();
        stages.computeIfAbsent(stage.stageId(), id -> new Stage(name(stages.size()), stage.numTasks()));
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
        Stage stage = stages.get(event.stageId());
        if (stage == null || !event.taskInfo().successful()) {
            return;
        }
        stage.done++;
        stage.rows += event.taskMetrics().inputMetrics().recordsRead()
                + event.taskMetrics().shuffleReadMetrics().recordsRead();
        if (stage.done == stage.tasks || nanos.getAsLong() - nextLine >= 0) {
            nextLine = nanos.getAsLong() + BETWEEN_NANOS;
            progress.say("phase", stage.name, "done", stage.done, "of", stage.tasks, "rows", stage.rows);
        }
    }

    @Override
    public void close() {
        session.sparkContext().removeSparkListener(this);
    }

    private String name(int number) {
        return number < phases.size() ? phases.get(number) : "stage-" + (number + 1);
    }

    private static final class Stage {
        private final String name;
        private final int tasks;
        private int done;
        private long rows;

        Stage(String name, int tasks) {
            this.name = name;
            this.tasks = tasks;
        }
    }
}
