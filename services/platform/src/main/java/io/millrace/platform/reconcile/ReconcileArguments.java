package io.millrace.platform.reconcile;

import io.millrace.platform.spark.JobJson;

import java.util.List;

/**
 * What the job is told.
 *
 * @param config address of {@code tables.yaml}
 * @param stackName for <code>${STACK_NAME}</code>
 * @param awsAccountId for <code>${AWS_ACCOUNT_ID}</code>
 * @param tables their names; {@code null} for all that have a stream
 * @param repair whether keys that differ are read again from the source and merged
 * @param profile in which change capture writes: {@code dms} or {@code exact}
 * @param slot replication slot of change capture
 * @param checkpointRoot folder of the streams' checkpoints; {@code null} for the configuration's
 * @param patienceSeconds how long a lake that stands still, and before a repair open transactions of the source, are waited for
 * @param target folder in which the job writes its result, with a slash at the end
 */
public record ReconcileArguments(
        String runId,
        String config,
        String stackName,
        String awsAccountId,
        List<String> tables,
        boolean repair,
        String profile,
        String slot,
        String checkpointRoot,
        int patienceSeconds,
        String target) {
    /** The job's name. */
    public static final String JOB = "reconcile";

    /** Its main class; it takes {@code --arguments <address of this document>}. */
    public static final String MAIN_CLASS = "io.millrace.jobs.reconcile.ReconcileJob";

    /** Keeps a copy of the tables. */
    public ReconcileArguments {
        tables = tables == null ? null : List.copyOf(tables);
    }

    /** As JSON, the same text for the same values. */
    public String toJson() {
        return JobJson.write(this);
    }

    /**
     * From JSON.
     *
     * @throws IllegalArgumentException with the reason, when it is no such document
     */
    public static ReconcileArguments parse(String json) {
        return JobJson.read(json, ReconcileArguments.class);
    }
}
