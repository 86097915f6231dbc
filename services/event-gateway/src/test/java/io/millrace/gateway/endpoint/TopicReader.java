package io.millrace.gateway.endpoint;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.platform.messaging.KafkaEvents;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what stands on a topic now. */
final class TopicReader {
    private static final EventCodec CODEC = EventCodec.standalone();

    private TopicReader() {}

    static List<Event<?>> events(String topic, String id) {
        List<Event<?>> events = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestLake.with(LakePart.BROKER).endpoints().kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    Event<?> event = CODEC.decode(KafkaEvents.attributes(record.headers()), record.value());
                    if (event.id().equals(id)) {
                        events.add(event);
                    }
                }
            }
        }
        return events;
    }
}
