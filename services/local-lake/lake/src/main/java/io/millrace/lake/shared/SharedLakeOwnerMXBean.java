package io.millrace.lake.shared;

import java.util.Map;

/**
 * The shared lake as seen from any class loader: Quarkus loads test classes several times in one JVM, and each copy of
 * {@link SharedLake} reaches the one owner through the JVM's management server.
 */
public interface SharedLakeOwnerMXBean {
    /** Starts those parts that do not run yet. */
    void start(String... parts);

    /** The port of each part that runs. */
    Map<String, Integer> findPorts();

    /** Password of the database user, {@code null} when the database does not run. */
    String findPostgresPassword();

    /** See {@link io.millrace.lake.RunningLake#createTopics}. */
    void createTopics(String[] names, int partitions);

    /** See {@link io.millrace.lake.RunningLake#restart}. */
    void restart(String part);

    /** See {@link io.millrace.lake.RunningLake#kill}. */
    void kill(String part);
}
