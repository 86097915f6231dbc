package io.millrace.capture.kafka;

/** Where records go. {@link #flush} returns when every record that was put is confirmed, or says which was not. */
public interface RecordSink extends AutoCloseable {
    /** Where records go that cannot be written as they are. */
    DeadLetterSink deadLetters();

    /** Puts a record; its key chooses the partition. */
    void put(OutgoingRecord record);

    /** Puts a record to every partition of its topic. */
    void putEverywhere(OutgoingRecord record);

    /** How many partitions a topic has. */
    int partitions(String topic);

    /**
     * Waits for everything that was put since the last flush.
     *
     * @throws IllegalStateException when something was not confirmed
     */
    void flush();

    @Override
    void close();
}
