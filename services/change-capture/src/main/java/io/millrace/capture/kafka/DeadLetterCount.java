package io.millrace.capture.kafka;

/** Is told of every dead letter. */
@FunctionalInterface
public interface DeadLetterCount {
    /** A record for this topic became a dead letter. */
    void add(String topic, String reason);
}
