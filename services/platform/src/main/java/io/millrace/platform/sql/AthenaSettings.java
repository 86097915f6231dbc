package io.millrace.platform.sql;

import java.time.Duration;

/**
 * How statements are given to Athena.
 *
 * @param workGroup whose limits and settings apply
 * @param catalog the data catalog, usually {@code AwsDataCatalog}
 * @param database for names without one
 * @param output {@code s3://…/} for results; null when the work group sets it
 * @param firstPoll delay before the first look at a running query; doubles up to {@code longestPoll}
 * @param longestPoll no delay is longer
 */
public record AthenaSettings(
        String workGroup, String catalog, String database, String output, Duration firstPoll, Duration longestPoll) {}
