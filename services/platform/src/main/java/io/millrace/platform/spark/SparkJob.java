package io.millrace.platform.spark;

import java.util.List;
import java.util.Map;

/**
 * A Spark application to run once.
 *
 * @param runId names the run everywhere; letters, digits, dots, dashes, at most 64
 * @param name for people, for example {@code split-and-bucket}
 * @param mainClass its main class
 * @param applicationJar where the launcher's platform finds the jar; a file or glob for the local one
 * @param arguments of the main class, options and values in turn
 * @param conf Spark settings beyond the launcher's own
 * @param sizes how much of a cluster it takes
 */
public record SparkJob(
        String runId,
        String name,
        String mainClass,
        String applicationJar,
        List<String> arguments,
        Map<String, String> conf,
        Sizes sizes) {

    /**
     * How much of a cluster a job takes.
     *
     * @param executors how many; Glue counts them as workers
     * @param cores of the driver and each executor
     * @param memoryMb heap of each executor
     * @param driverMemoryMb heap of the driver, which is the whole job on one machine
     */
    public record Sizes(int executors, int cores, int memoryMb, int driverMemoryMb) {}

    /** Copies the lists and checks the run id. */
    public SparkJob {
        if (!runId.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "Run id " + runId
                            + " cannot name a Spark job: it must be 1 to 64 letters, digits, dots and dashes. Derive it from the event's id.");
        }
        arguments = List.copyOf(arguments);
        conf = Map.copyOf(conf);
    }
}
