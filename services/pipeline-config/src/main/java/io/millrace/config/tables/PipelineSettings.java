package io.millrace.config.tables;

import java.time.Duration;

/**
 * Settings of all tables; addresses end with a slash.
 *
 * @param checkpointLocation folder of the streams' checkpoints; each table has its own below
 * @param quarantinePath folder of rows that broke rules; each table has its own below
 * @param deltaBucket bucket of quality states ({@code deequ-state/}) and metrics ({@code dq_metrics/})
 * @param triggerInterval time between two batches of a table
 */
public record PipelineSettings(
        String checkpointLocation, String quarantinePath, String deltaBucket, Duration triggerInterval) {}
