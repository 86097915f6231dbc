package io.millrace.lake.standin.sns;

import java.time.Instant;

/**
 * A message that was accepted.
 *
 * @param id the message id that the sender got
 * @param subject {@code null} without one
 * @param time when it was accepted
 */
public record PublishedMessage(String id, String topicArn, String subject, String message, Instant time) {}
