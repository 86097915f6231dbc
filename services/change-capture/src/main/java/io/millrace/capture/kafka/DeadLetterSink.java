package io.millrace.capture.kafka;

/** Takes what cannot be written as it is; it is confirmed by the next {@link RecordSink#flush}. */
@FunctionalInterface
public interface DeadLetterSink {
    /** Puts a record aside, with another value in place of its own. */
    void put(OutgoingRecord record, byte[] value, String reason);
}
