package io.millrace.jobs.stream.run;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.jobs.history.SchemaHeldException;
import io.millrace.jobs.stream.batch.HeldException;
import io.millrace.jobs.support.log.Faults;

import java.util.Optional;

/**
 * Why a stream ended.
 *
 * @param held whether trying again cannot help
 */
record Failure(Problem problem, boolean held) {
    private static final String LOST = "Some data may have been lost";

    /** Empty when it was asked to end. */
    static Optional<Failure> of(String table, Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof StopGate.StoppedException) {
                return Optional.empty();
            }
            if (cause instanceof HeldException held) {
                return Optional.of(new Failure(held.problem(), true));
            }
            if (cause instanceof InvalidInputException invalid) {
                return Optional.of(new Failure(invalid.problems().get(0), true));
            }
            if (cause instanceof SchemaHeldException schema) {
                return Optional.of(new Failure(
                        new Problem(
                                "table " + table,
                                "its columns do not fit: " + schema.differences(),
                                "Nothing was written. Mend the table's schema in tables.yaml, or move the table away and"
                                        + " load it anew; then start the job again."),
                        true));
            }
            if (String.valueOf(cause.getMessage()).contains(LOST)) {
                return Optional.of(new Failure(
                        new Problem(
                                "table " + table,
                                "Kafka removed messages before they were read: changes are lost",
                                "Load the table anew in the source, let its stream begin with a new checkpoint, and"
                                        + " reconcile it. Then give the topic a longer retention."),
                        true));
            }
        }
        return Optional.of(new Failure(
                new Problem(
                        "table " + table,
                        Faults.told(error),
                        "The job's log has the frames of the error. The stream is tried again."),
                false));
    }
}
