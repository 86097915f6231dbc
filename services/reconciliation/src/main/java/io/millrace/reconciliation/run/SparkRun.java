package io.millrace.reconciliation.run;

import io.millrace.platform.ledger.Run;
import io.millrace.platform.reconcile.ReconcileArguments;
import io.millrace.platform.reconcile.ReconcileResult;
import io.millrace.platform.spark.JobRefusal;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkLauncher;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.platform.stage.StageWaitsException;
import io.millrace.reconciliation.domain.Asked;
import io.millrace.reconciliation.domain.Failures;
import io.millrace.reconciliation.domain.ResultCheck;
import io.millrace.reconciliation.domain.RunNames;
import io.millrace.reconciliation.run.TablesFile.Contents;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the job run once a cause and round, and believes its result only after a look at it. */
public final class SparkRun {
    private static final Logger LOG = Logger.getLogger(SparkRun.class);

    private final SparkLauncher launcher;
    private final RunDocuments documents;
    private final TablesFile file;
    private final Comparing comparing;
    private final Application application;

    /**
     * What is started.
     *
     * @param jar where the launcher's platform finds the job
     * @param sizes how much of a cluster it takes
     */
    public record Application(String jar, SparkJob.Sizes sizes) {}

    /** Runs on a launcher. */
    public SparkRun(
            SparkLauncher launcher,
            RunDocuments documents,
            TablesFile file,
            Comparing comparing,
            Application application) {
        this.launcher = launcher;
        this.documents = documents;
        this.file = file;
        this.comparing = comparing;
        this.application = application;
    }

    /**
     * Starts the job, or looks after it.
     *
     * @return empty when the tables are none of the pipeline's
     * @throws StageWaitsException while it runs
     */
    public Optional<ReconcileResult> finish(Asked asked, Run run) {
        String sparkRun = RunNames.sparkRun(run.cause().id(), run.round());
        try {
            return documents
                    .arguments(sparkRun)
                    .map(ReconcileArguments::parse)
                    .or(() -> prepare(asked, run, sparkRun))
                    .map(this::result);
        } catch (SparkUnreachableException e) {
            LOG.warnf("event=spark-unreachable run=%s error=\"%s\"", run.id(), e.getMessage());
            throw new StageWaitsException(e.getMessage());
        }
    }

    private Optional<ReconcileArguments> prepare(Asked asked, Run run, String sparkRun) {
        Contents contents = file.read();
        List<String> tables = asked.among(contents.streamed());
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        if (run.round() > 1) {
            stop(RunNames.sparkRun(run.cause().id(), run.round() - 1));
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

    /** What an earlier round left at work may still repair: platforms take their time to stop it. */
    private void stop(String earlier) {
        launcher.cancel(earlier);
        if (launcher.status(earlier) instanceof SparkStatus.Running) {
            throw new StageWaitsException("Spark run " + earlier + " of an earlier round is being stopped");
        }
    }

    private ReconcileResult result(ReconcileArguments arguments) {
        look(arguments);
        ReconcileResult result = read(arguments);
        List<String> faults = ResultCheck.faults(arguments, result);
        if (!faults.isEmpty()) {
            throw Failures.notBelieved(arguments, ReconcileResult.DOCUMENT, faults);
        }
        return result;
    }

    private void look(ReconcileArguments arguments) {
        String sparkRun = arguments.runId();
        launcher.start(new SparkJob(
                sparkRun,
                ReconcileArguments.JOB,
                ReconcileArguments.MAIN_CLASS,
                application.jar(),
                List.of("--arguments", arguments.target() + RunDocuments.ARGUMENTS),
                Map.of(),
                application.sizes()));
        SparkStatus status = launcher.status(sparkRun);
        if (status instanceof SparkStatus.Running running) {
            throw new StageWaitsException(
                    "Spark run " + sparkRun + " works: " + running.progress().orElse("no word of it yet"));
        }
        if (status instanceof SparkStatus.Failed failed) {
            throw refusal(arguments)
                    .orElseGet(() -> Failures.died(arguments, failed.reason(), launcher.logs(sparkRun)));
        }
        if (status instanceof SparkStatus.Lost lost) {
            throw Failures.died(arguments, lost.reason(), launcher.logs(sparkRun));
        }
    }

    private Optional<StageFailureException> refusal(ReconcileArguments arguments) {
        return documents.read(arguments.target(), RunDocuments.FAILURE).map(text -> {
            try {
                return Failures.refused(arguments, JobRefusal.parse(text));
            } catch (IllegalArgumentException e) {
                return Failures.notBelieved(arguments, RunDocuments.FAILURE, List.of(e.getMessage()));
            }
        });
    }

    private ReconcileResult read(ReconcileArguments arguments) {
        String text = documents
                .read(arguments.target(), ReconcileResult.DOCUMENT)
                .orElseThrow(() -> Failures.notBelieved(
                        arguments, ReconcileResult.DOCUMENT, List.of("the job ended well without writing it")));
        try {
            return ReconcileResult.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failures.notBelieved(arguments, ReconcileResult.DOCUMENT, List.of(e.getMessage()));
        }
    }
}
