package io.millrace.platform.messaging;

import io.millrace.events.EncodedEvent;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import java.util.HashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The CloudEvents Kafka binding, binary mode: attributes are headers with the prefix {@code ce_}. */
public final class KafkaEvents {
    /** The topic that takes what could not be handled, with the reason in its {@code dead-letter-*} headers. */
    public static final String DEAD_LETTERS = "dead-letters";

    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";

    private KafkaEvents() {}

    /** The event as a Kafka record. */
    public static ProducerRecord<String, byte[]> record(EncodedEvent event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(event.topic(), event.key(), event.data());
        event.attributes().forEach((name, value) -> record.headers()
                .add(name.equals("datacontenttype") ? CONTENT_TYPE : PREFIX + name, value.getBytes(UTF_8)));
        return record;
    }

    /** CloudEvents attributes by their bare names; of a repeated header the last counts. */
    public static Map<String, String> attributes(Headers headers) {
        Map<String, String> attributes = new HashMap<>();
        for (Header header : headers) {
            if (header.value() == null) {
                continue;
            }
            String value = new String(header.value(), UTF_8);
            if (header.key().startsWith(PREFIX)) {
                attributes.put(header.key().substring(PREFIX.length()), value);
            } else if (header.key().equalsIgnoreCase(CONTENT_TYPE)) {
                attributes.put("datacontenttype", value);
            }
        }
        return attributes;
    }
}
