package io.millrace.capture.run;

import io.millrace.capture.domain.lag.LagLimits;
import io.millrace.capture.source.DatabaseAddress;
import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.mappings.TableMappings;

import java.time.Duration;
import java.util.Map;

/**
 * What is captured and how; the settings' texts are in {@code CaptureConfig}.
 *
 * @param environment the deployment's name
 */
public record CaptureSettings(
        String pipeline,
        String environment,
        DatabaseAddress address,
        String slot,
        String publication,
        boolean createPublication,
        TableMappings mappings,
        TypeProfile profile,
        int generation,
        Writing writing,
        Reading reading,
        LagLimits limits,
        Duration every,
        Restarts restarts) {

    /** How Kafka is written to. */
    public record Writing(String stateTopic, int partitions, short replication, int maxRecordBytes) {}

    /** How the database is read. */
    public record Reading(
            int batchSize, int fetchSize, int loadThreads, Duration poll, Map<String, String> overrides) {}

    /** What is done after failures. */
    public record Restarts(Duration firstPause, Duration longestPause, int failuresBeforeTelling) {
        Duration pause(int failures) {
            Duration grown = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
            return grown.compareTo(longestPause) > 0 ? longestPause : grown;
        }
    }
}
