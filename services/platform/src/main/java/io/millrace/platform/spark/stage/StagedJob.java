package io.millrace.platform.spark.stage;

import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.spark.JobRefusal;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkLauncher;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;
import io.millrace.platform.stage.StageWaitsException;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A Spark job that a stage has run: started once a Spark run, looked after, and known by the documents in the run's folder. */
public final class StagedJob {
    /** What the job is told. */
    public static final String ARGUMENTS = "metadata/arguments.json";
    /** What came of it. */
    public static final String RESULT = "metadata/result.json";
    /** Why it refused its input. */
    public static final String FAILURE = "metadata/failure.json";

    private static final Logger LOG = Logger.getLogger(StagedJob.class);

    private final SparkLauncher launcher;
    private final ObjectStore objects;
    private final Application application;
    private final ProgressNews news = new ProgressNews();

    /**
     * What is started.
     *
     * @param name of the job, for people
     * @param jar where the launcher's platform finds it
     * @param sizes how much of a cluster it takes
     */
    public record Application(String name, String mainClass, String jar, SparkJob.Sizes sizes) {}

    /** An application on a launcher, with its documents among these objects. */
    public StagedJob(SparkLauncher launcher, ObjectStore objects, Application application) {
        this.launcher = launcher;
        this.objects = objects;
        this.application = application;
    }

    /**
     * Does work of a run that asks the launcher.
     *
     * @throws StageWaitsException when it gave no answer, which says nothing about the job
     */
    public static <T> T patiently(String runId, Supplier<T> work) {
        try {
            return work.get();
        } catch (SparkUnreachableException e) {
            LOG.warnf("event=spark-unreachable run=%s error=\"%s\"", runId, e.getMessage());
            throw new StageWaitsException(e.getMessage());
        }
    }

    /**
     * Stops what an earlier round left at work, which may still write: platforms take their time to stop it.
     *
     * @throws StageWaitsException until it has stopped
     */
    public void stop(String earlier) {
        launcher.cancel(earlier);
        if (launcher.status(earlier) instanceof SparkStatus.Running) {
            throw new StageWaitsException("Spark run " + earlier + " of an earlier round is being stopped");
        }
    }

    /**
     * Starts a Spark run, or looks after it, and reads its result.
     *
     * @param folder of its documents, with a slash at the end
     * @param parse throws {@link IllegalArgumentException} when it is no such document
     * @param faults everything that is wrong with a result; none when it counts
     * @throws StageWaitsException while it runs
     */
    public <T> T result(
            String sparkRun,
            ObjectLocation folder,
            Function<String, T> parse,
            Function<T, List<String>> faults,
            JobFailures failures) {
        SparkStatus status = look(sparkRun, folder);
        if (status instanceof SparkStatus.Failed failed) {
            objects.text(folder.sibling(FAILURE)).ifPresent(text -> {
                throw failures.refused(believed(FAILURE, text, JobRefusal::parse, failures));
            });
            throw failures.died(failed.reason(), failed.lastLines(), launcher.logs(sparkRun));
        }
        if (status instanceof SparkStatus.Lost lost) {
            throw failures.lost(lost.reason(), lost.lastLines(), launcher.logs(sparkRun));
        }
        String text = objects.text(folder.sibling(RESULT))
                .orElseThrow(() -> failures.notBelieved(
                        RESULT, List.of("Spark run " + sparkRun + " ended well without writing it")));
        T result = believed(RESULT, text, parse, failures);
        List<String> found = faults.apply(result);
        if (!found.isEmpty()) {
            throw failures.notBelieved(RESULT, found);
        }
        return result;
    }

    private SparkStatus look(String sparkRun, ObjectLocation folder) {
        launcher.start(new SparkJob(
                sparkRun,
                application.name(),
                application.mainClass(),
                application.jar(),
                List.of("--arguments", folder.sibling(ARGUMENTS).toString()),
                Map.of(),
                application.sizes()));
        SparkStatus status = launcher.status(sparkRun);
        if (status instanceof SparkStatus.Running running) {
            String word = running.progress().orElse("no word of it yet");
            if (news.isNew(sparkRun, word)) {
                LOG.infof("event=spark-progress run=%s progress=\"%s\"", sparkRun, word);
            }
            throw new StageWaitsException("Spark run " + sparkRun + " works: " + word);
        }
        news.forget(sparkRun);
        return status;
    }

    private static <T> T believed(String document, String text, Function<String, T> parse, JobFailures failures) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw failures.notBelieved(document, List.of(e.getMessage()));
        }
    }
}
