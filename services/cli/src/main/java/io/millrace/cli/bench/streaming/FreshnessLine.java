package io.millrace.cli.bench.streaming;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What the program of {@code spark-jobs/cdc-stream} prints of the changes that were committed within a time.
 *
 * @param batches in which they came
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record FreshnessLine(long rows, long batches, double p50Millis, double p99Millis, double mostMillis) {}
