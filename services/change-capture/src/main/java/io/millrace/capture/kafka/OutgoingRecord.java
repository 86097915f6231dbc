package io.millrace.capture.kafka;

import java.util.function.Supplier;

/**
 * A record for a topic.
 *
 * @param withoutData what goes to the dead letters in place of {@code value} when the broker finds it too large
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to send, never compared
public record OutgoingRecord(String topic, byte[] key, byte[] value, Supplier<byte[]> withoutData) {}
