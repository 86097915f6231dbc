package io.millrace.platform.spark.remote;

import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one platform can be asked about its jobs. A call that was not answered throws {@link SparkUnreachableException}.
 * An id is the platform's own name of a run.
 */
public interface SparkPlatform {
    /** For records, logs and messages, for example {@code glue}. */
    String title();

    /**
     * Starts the job and gives its id.
     *
     * @throws NoRoomException when the platform surely did not start it, and may later
     */
    String start(SparkJob job);

    /** Whether a start that is asked for twice with one run id makes one job. */
    boolean startIsRepeatable();

    /** The id of a run whose start was asked for; empty while the platform shows no such run. */
    Optional<String> find(String runId, Instant askedAt);

    /** What became of a run; empty when the platform has no such run. */
    Optional<SparkStatus> status(String id);

    /** Stops a run; it may be over. */
    void stop(String id);

    /** The end of a run's log, which may outlive it; one line that says why when it cannot be read. */
    List<String> lastLines(String id);

    /** Where a person finds the log of a run. */
    String logs(String id);
}
