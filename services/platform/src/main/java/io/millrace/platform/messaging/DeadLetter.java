package io.millrace.platform.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A record that could not be handled.
 *
 * @param id {@code partition-offset} on the topic {@code dead-letters}
 * @param time when it was put aside
 * @param topic on which it came; null when the record does not say
 * @param reason every thing that was wrong with it
 * @param key of the original record, as text; null when it had none
 * @param eventType as its headers say; null when they do not
 * @param eventId as its headers say; null when they do not
 * @param headers of the original record, as text
 * @param value the original payload; null when it had none
 * @param replayed whether it was sent to its topic again
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to show or to send, never compared
public record DeadLetter(
        String id,
        Instant time,
        String topic,
        String reason,
        String key,
        String eventType,
        String eventId,
        Map<String, String> headers,
        byte[] value,
        boolean replayed) {
    static final String PREFIX = "dead-letter-";

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record, boolean replayed) {
        Map<String, String> original = new LinkedHashMap<>();
        Map<String, String> added = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            (isOriginal(header) ? original : added).put(header.key(), text(header.value()));
        }
        return new DeadLetter(
                record.partition() + "-" + record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                added.get(PREFIX + "topic"),
                added.getOrDefault(PREFIX + "reason", "not said"),
                text(record.key()),
                original.get("ce_type"),
                original.get("ce_id"),
                original,
                record.value(),
                replayed);
    }

    static boolean isOriginal(Header header) {
        return !header.key().startsWith(PREFIX) && !header.key().startsWith("deserialization-failure-");
    }

    private static String text(byte[] value) {
        return value == null ? null : new String(value, UTF_8);
    }
}
