package io.millrace.config.tables;

import java.time.Duration;

/**
 * What a replay from quarantine may bring back.
 *
 * @param maxAge rows set aside longer ago stay where they are
 * @param maxRows most rows of one replay
 */
public record ReplayLimits(Duration maxAge, long maxRows) {}
