package io.millrace.cli.trace;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.events.EventType;
import io.millrace.events.InvalidEventException;
import io.millrace.platform.messaging.KafkaEvents;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every event on the topics, read from the beginning without a consumer group; poison is passed over. */
public final class EventLog implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final EventCodec codec;

    /** The events of a broker. */
    public EventLog(Map<String, Object> kafka, EventCodec codec) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        properties.put("fetch.max.wait.ms", "50");
        this.consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        this.codec = codec;
        List<TopicPartition> partitions = Arrays.stream(EventType.values())
                .map(EventType::topic)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Shows every event that came since the last call, up to what the topics hold now. */
    public void readNew(Consumer<Event<?>> visitor) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                decode(record, visitor);
            }
        }
    }

    private void decode(ConsumerRecord<String, byte[]> record, Consumer<Event<?>> visitor) {
        try {
            visitor.accept(codec.decode(KafkaEvents.attributes(record.headers()), record.value()));
        } catch (InvalidEventException poison) {
            // stands among the dead letters
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
