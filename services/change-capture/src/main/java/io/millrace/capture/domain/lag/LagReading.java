package io.millrace.capture.domain.lag;

import java.time.Duration;
import java.time.Instant;

/**
 * How far behind capture is at a moment.
 *
 * @param lag age of the oldest change that is committed and not yet on its topic
 * @param lagBytes log between what is on the topics and the end of the log
 * @param heldBytes log that the slot keeps
 * @param silence time since the last change; {@code null} before the first
 * @param lastChange commit time of the last change; {@code null} before the first
 */
public record LagReading(Duration lag, long lagBytes, long heldBytes, Duration silence, Instant lastChange) {}
