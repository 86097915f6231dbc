package io.millrace.reconciliation.domain;

import io.millrace.platform.reconcile.ReconcileArguments;
import io.millrace.platform.spark.JobRefusal;
import io.millrace.platform.spark.stage.JobFailures;
import io.millrace.platform.stage.StageFailureException;

import java.util.List;

/**
 * Why a Spark run ends without a result that counts. Nothing of its log is told: it may hold values of rows.
 *
 * @param arguments what the job was told
 */
public record SparkFailures(ReconcileArguments arguments) implements JobFailures {
    @Override
    public StageFailureException refused(JobRefusal refusal) {
        return new StageFailureException(run() + " was refused", refusal.reasons(), refusal.advice());
    }

    @Override
    public StageFailureException died(String reason, List<String> lastLines, String logs) {
        return new StageFailureException(run() + " died", reason, "See its log: " + logs + ".");
    }

    @Override
    public StageFailureException notBelieved(String document, List<String> faults) {
        return new StageFailureException(
                run() + " does not count",
                arguments.target() + document + ": " + String.join("; ", faults),
                "Do not edit the job's documents; if nobody did, the job and this service are of different releases.");
    }

    private String run() {
        return "Spark run " + arguments.runId() + ", which compares " + arguments.tables() + " of "
                + arguments.stackName() + " with their source,";
    }
}
