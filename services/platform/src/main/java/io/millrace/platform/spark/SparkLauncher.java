package io.millrace.platform.spark;

/**
 * Starts Spark jobs and says what became of them. A call that was not answered (throttle, time-out, lost connection)
 * throws {@link SparkUnreachableException}: that says nothing about the job.
 */
public interface SparkLauncher {
    /** Starts the job unless a job of its run id was started: call it as often as needed. */
    void start(SparkJob job);

    /** What became of a job that was started. */
    SparkStatus status(String runId);

    /** Stops a job; one that is over or unknown is left as it is. */
    void cancel(String runId);

    /** Where a person finds the job's log: a file, a log group, a command. */
    String logs(String runId);
}
