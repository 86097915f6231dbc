package io.millrace.events;

import java.util.Map;

/**
 * An event ready for the wire in CloudEvents binary mode.
 *
 * @param topic where it belongs
 * @param key what must stay in order
 * @param attributes CloudEvents attributes by their bare names ({@code id}, {@code type} …); a transport adds its own
 *     prefix: {@code ce_} on Kafka, {@code ce-} on HTTP
 * @param data the payload as JSON, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // bytes for the wire, never compared
public record EncodedEvent(String topic, String key, Map<String, String> attributes, byte[] data) {}
