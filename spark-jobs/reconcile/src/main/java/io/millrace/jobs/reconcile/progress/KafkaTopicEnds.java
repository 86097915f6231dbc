package io.millrace.jobs.reconcile.progress;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where the topics of tables end now. */
public final class KafkaTopicEnds implements StreamProgress.Topics, AutoCloseable {
    private final Map<String, String> topics;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Topics of a Kafka.
     *
     * @param client properties of a Kafka client, {@code bootstrap.servers} at least
     * @param topics by table
     */
    public KafkaTopicEnds(Map<String, String> client, Map<String, String> topics) {
        this.topics = Map.copyOf(topics);
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The end of each partition that has records; offsets of records that are gone count as there. */
    @Override
    public Map<Integer, Long> ends(String table) {
        List<TopicPartition> partitions = partitions(topics.get(table)).toList();
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
    public long arrived() {
        List<TopicPartition> partitions =
                topics.values().stream().distinct().flatMap(this::partitions).toList();
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Stream<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
