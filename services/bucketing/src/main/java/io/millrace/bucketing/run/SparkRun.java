package io.millrace.bucketing.run;

import io.millrace.bucketing.domain.Asked;
import io.millrace.bucketing.domain.DatasetPlan;
import io.millrace.bucketing.domain.Failures;
import io.millrace.bucketing.domain.Folder;
import io.millrace.bucketing.domain.JobArguments;
import io.millrace.bucketing.domain.JobResult;
import io.millrace.bucketing.domain.ResultCheck;
import io.millrace.bucketing.domain.RunNames;
import io.millrace.bucketing.store.NoteBook;
import io.millrace.bucketing.store.RunNotes;
import io.millrace.bucketing.store.SnapshotStore;
import io.millrace.bucketing.store.VersionDocuments;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.spark.JobRefusal;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkLauncher;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.platform.stage.StageWaitsException;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the job run once a round, and believes its result only after a look at it. */
public final class SparkRun {
    private static final Logger LOG = Logger.getLogger(SparkRun.class);
    private static final String NAME = "split-and-bucket";
    private static final String MAIN_CLASS = "io.millrace.jobs.bucketing.SplitAndBucketJob";

    private final SparkLauncher launcher;
    private final VersionDocuments documents;
    private final SnapshotStore snapshots;
    private final NoteBook notes;
    private final Application application;
    private final ProgressNews news = new ProgressNews();

    /**
     * What is started.
     *
     * @param jar where the launcher's platform finds the job
     * @param sizes how much of a cluster it takes
     */
    public record Application(String jar, SparkJob.Sizes sizes) {}

    /** A result that counts. */
    public record Finished(JobArguments arguments, Folder version, JobResult result) {}

    /** Runs on a launcher. */
    public SparkRun(
            SparkLauncher launcher,
            VersionDocuments documents,
            SnapshotStore snapshots,
            NoteBook notes,
            Application application) {
        this.launcher = launcher;
        this.documents = documents;
        this.snapshots = snapshots;
        this.notes = notes;
        this.application = application;
    }

    /**
     * Starts the job, or looks after it.
     *
     * @param passed notes of a run whose snapshot is complete
     * @throws StageWaitsException while it runs
     */
    public Finished finish(Asked asked, Run run, RunNotes passed) {
        try {
            Folder version = passed.version().orElseGet(() -> prepare(asked.plan(), run, passed));
            JobArguments arguments = arguments(version);
            look(version, arguments);
            return finished(version, arguments, asked, passed);
        } catch (SparkUnreachableException e) {
            LOG.warnf("event=spark-unreachable run=%s error=\"%s\"", run.id(), e.getMessage());
            throw new StageWaitsException(e.getMessage());
        }
    }

    private Folder prepare(DatasetPlan plan, Run run, RunNotes passed) {
        String causeId = run.cause().id();
        String version = RunNames.version(passed.snapshotDt(), causeId);
        Folder folder = plan.version(version);
        JobArguments arguments =
                JobArguments.of(plan, passed.snapshotDt(), version, RunNames.sparkRun(causeId, run.round()));
        String first = RunNames.sparkRun(causeId, 1);
        documents
                .read(folder, VersionDocuments.ARGUMENTS)
                .map(VersionDocuments::runOf)
                .filter(holder -> !holder.equals(first) && !holder.startsWith(first + "-r"))
                .ifPresent(holder -> {
                    throw Failures.versionTaken(arguments, holder);
                });
        if (run.round() > 1) {
            stop(RunNames.sparkRun(causeId, run.round() - 1));
        }
        documents.begin(folder, arguments);
        notes.keep(causeId, Optional.of(passed), passed.prepared(folder));
        return folder;
    }

    /** What an earlier round left at work would write into the same folder: platforms take their time to stop it. */
    private void stop(String earlier) {
        launcher.cancel(earlier);
        if (launcher.status(earlier) instanceof SparkStatus.Running) {
            throw new StageWaitsException("Spark run " + earlier + " of an earlier round is being stopped");
        }
    }

    private JobArguments arguments(Folder version) {
        String text = documents
                .read(version, VersionDocuments.ARGUMENTS)
                .orElseThrow(() -> Failures.argumentsGone(version, "it is not there any more"));
        try {
            return JobArguments.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failures.argumentsGone(version, e.getMessage());
        }
    }

    private void look(Folder version, JobArguments arguments) {
        String sparkRun = arguments.runId();
        launcher.start(new SparkJob(
                sparkRun,
                NAME,
                MAIN_CLASS,
                application.jar(),
                List.of("--arguments", version + VersionDocuments.ARGUMENTS),
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
        if (status instanceof SparkStatus.Failed failed) {
            throw refusal(version, arguments)
                    .orElseGet(() ->
                            Failures.died(arguments, failed.reason(), failed.lastLines(), launcher.logs(sparkRun)));
        }
        if (status instanceof SparkStatus.Lost lost) {
            throw Failures.lost(arguments, lost.reason(), lost.lastLines(), launcher.logs(sparkRun));
        }
    }

    private Optional<StageFailureException> refusal(Folder version, JobArguments arguments) {
        return documents.read(version, VersionDocuments.FAILURE).map(text -> {
            try {
                return Failures.refused(arguments, JobRefusal.parse(text));
            } catch (IllegalArgumentException e) {
                return Failures.notBelieved(arguments, VersionDocuments.FAILURE, List.of(e.getMessage()));
            }
        });
    }

    private Finished finished(Folder version, JobArguments arguments, Asked asked, RunNotes passed) {
        JobResult result = result(version, arguments);
        List<String> faults = ResultCheck.faults(arguments, result);
        if (!faults.isEmpty()) {
            throw Failures.notBelieved(arguments, VersionDocuments.RESULT, faults);
        }
        long rows = result.source().rows();
        asked.rows().filter(told -> told != rows).ifPresent(told -> {
            throw Failures.changed(arguments, "the snapshot has " + rows + " rows, snapshot-written told of " + told);
        });
        String fingerprint = snapshots.list(Folder.of(arguments.source())).fingerprint();
        if (passed.watch()
                .filter(seen -> seen.fingerprint().equals(fingerprint))
                .isEmpty()) {
            throw Failures.changed(arguments, "the snapshot's files are not those any more that were found complete");
        }
        return new Finished(arguments, version, result);
    }

    private JobResult result(Folder version, JobArguments arguments) {
        String text = documents
                .read(version, VersionDocuments.RESULT)
                .orElseThrow(() -> Failures.notBelieved(
                        arguments,
                        VersionDocuments.RESULT,
                        List.of("Spark run " + arguments.runId() + " ended well without writing it")));
        try {
            return JobResult.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failures.notBelieved(arguments, VersionDocuments.RESULT, List.of(e.getMessage()));
        }
    }
}
