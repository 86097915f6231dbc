package io.millrace.reconciliation.run;

import io.millrace.platform.ledger.Run;
import io.millrace.platform.reconcile.ReconcileArguments;
import io.millrace.platform.reconcile.ReconcileResult;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.stage.StagedJob;
import io.millrace.platform.spark.stage.StagedJob.Application;
import io.millrace.platform.stage.StageWaitsException;
import io.millrace.reconciliation.domain.Asked;
import io.millrace.reconciliation.domain.ResultCheck;
import io.millrace.reconciliation.domain.RunNames;
import io.millrace.reconciliation.domain.SparkFailures;
import io.millrace.reconciliation.run.TablesFile.Contents;

import java.util.List;
import java.util.Optional;

/** Has the job run once a cause and round, and believes its result only after a look at it. */
public record SparkRun(StagedJob job, RunDocuments documents, TablesFile file, Comparing comparing) {
    /** The job at its place. */
    public static Application application(String jar, SparkJob.Sizes sizes) {
        return new Application(ReconcileArguments.JOB, ReconcileArguments.MAIN_CLASS, jar, sizes);
    }

    /**
     * Starts the job, or looks after it.
     *
     * @return empty when the tables are none of the pipeline's
     * @throws StageWaitsException while it runs
     */
    public Optional<ReconcileResult> finish(Asked asked, Run run) {
        String sparkRun = RunNames.sparkRun(run.cause().id(), run.round());
        return StagedJob.patiently(run.id(), () -> documents
                .arguments(sparkRun)
                .map(ReconcileArguments::parse)
                .or(() -> prepare(asked, run, sparkRun))
                .map(this::result));
    }

    private Optional<ReconcileArguments> prepare(Asked asked, Run run, String sparkRun) {
        Contents contents = file.read();
        List<String> tables = asked.among(contents.streamed());
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        if (run.round() > 1) {
            job.stop(RunNames.sparkRun(run.cause().id(), run.round() - 1));
        }
        ReconcileArguments arguments = new ReconcileArguments(
                sparkRun,
                documents.tables(sparkRun),
                comparing.pipeline(),
                comparing.awsAccountId(),
                tables,
                comparing.repair(),
                comparing.profile(),
                comparing.slot(),
                comparing.checkpointRoot().orElse(null),
                (int) comparing.patience().toSeconds(),
                documents.folder(sparkRun));
        documents.prepare(arguments, contents.text());
        return Optional.of(arguments);
    }

    private ReconcileResult result(ReconcileArguments arguments) {
        return job.result(
                arguments.runId(),
                RunDocuments.location(arguments.target()),
                ReconcileResult::parse,
                found -> ResultCheck.faults(arguments, found),
                new SparkFailures(arguments));
    }
}
