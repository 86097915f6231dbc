package io.millrace.bucketing.run;

import io.millrace.bucketing.domain.Asked;
import io.millrace.bucketing.domain.DatasetPlan;
import io.millrace.bucketing.domain.Failures;
import io.millrace.bucketing.domain.Folder;
import io.millrace.bucketing.domain.JobArguments;
import io.millrace.bucketing.domain.JobResult;
import io.millrace.bucketing.domain.ResultCheck;
import io.millrace.bucketing.domain.RunNames;
import io.millrace.bucketing.domain.SparkFailures;
import io.millrace.bucketing.store.NoteBook;
import io.millrace.bucketing.store.RunNotes;
import io.millrace.bucketing.store.SnapshotStore;
import io.millrace.bucketing.store.VersionDocuments;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.stage.StagedJob;
import io.millrace.platform.spark.stage.StagedJob.Application;
import io.millrace.platform.stage.StageWaitsException;

import java.util.Optional;

/** Has the job run once a round, and believes its result only after a look at it. */
public record SparkRun(StagedJob job, VersionDocuments documents, SnapshotStore snapshots, NoteBook notes) {
    /** A result that counts. */
    public record Finished(JobArguments arguments, Folder version, JobResult result) {}

    /** The job at its place. */
    public static Application application(String jar, SparkJob.Sizes sizes) {
        return new Application("split-and-bucket", "io.millrace.jobs.bucketing.SplitAndBucketJob", jar, sizes);
    }

    /**
     * Starts the job, or looks after it.
     *
     * @param passed notes of a run whose snapshot is complete
     * @throws StageWaitsException while it runs
     */
    public Finished finish(Asked asked, Run run, RunNotes passed) {
        return StagedJob.patiently(run.id(), () -> {
            Folder version = passed.version().orElseGet(() -> prepare(asked.plan(), run, passed));
            JobArguments arguments = arguments(version);
            JobResult result = job.result(
                    arguments.runId(),
                    version.object(""),
                    JobResult::parse,
                    found -> ResultCheck.faults(arguments, found),
                    new SparkFailures(arguments));
            requireSameSnapshot(arguments, result, asked, passed);
            return new Finished(arguments, version, result);
        });
    }

    private Folder prepare(DatasetPlan plan, Run run, RunNotes passed) {
        String causeId = run.cause().id();
        String version = RunNames.version(passed.snapshotDt(), causeId);
        Folder folder = plan.version(version);
        JobArguments arguments =
                JobArguments.of(plan, passed.snapshotDt(), version, RunNames.sparkRun(causeId, run.round()));
        String first = RunNames.sparkRun(causeId, 1);
        documents
                .read(folder, StagedJob.ARGUMENTS)
                .map(VersionDocuments::runOf)
                .filter(holder -> !holder.equals(first) && !holder.startsWith(first + "-r"))
                .ifPresent(holder -> {
                    throw Failures.versionTaken(arguments, holder);
                });
        if (run.round() > 1) {
            job.stop(RunNames.sparkRun(causeId, run.round() - 1));
        }
        documents.begin(folder, arguments);
        notes.keep(causeId, Optional.of(passed), passed.prepared(folder));
        return folder;
    }

    private JobArguments arguments(Folder version) {
        String text = documents
                .read(version, StagedJob.ARGUMENTS)
                .orElseThrow(() -> Failures.argumentsGone(version, "it is not there any more"));
        try {
            return JobArguments.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failures.argumentsGone(version, e.getMessage());
        }
    }

    private void requireSameSnapshot(JobArguments arguments, JobResult result, Asked asked, RunNotes passed) {
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
    }
}
