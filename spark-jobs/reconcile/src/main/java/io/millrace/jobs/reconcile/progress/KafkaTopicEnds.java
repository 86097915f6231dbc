package io.millrace.jobs.reconcile.progress;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where topics end now. */
public final class KafkaTopicEnds implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param client properties of a Kafka client, {@code bootstrap.servers} at least */
    public KafkaTopicEnds(Map<String, String> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The end of each partition that has records; offsets of records that are gone count as there. */
    public Map<Integer, Long> of(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<Integer, Long> ends = new TreeMap<>();
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            if (end > beginnings.get(partition)) {
                ends.put(partition.partition(), end);
            }
        });
        return ends;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
