package io.millrace.platform.messaging;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads the topic {@code dead-letters} from its beginning to where its end is now, outside any consumer group. */
final class DeadLetterReader {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Map<String, Object> kafka;

    DeadLetterReader(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    void forEach(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            read(consumer, consumer.endOffsets(partitions), visitor);
        }
    }

    Optional<ConsumerRecord<byte[], byte[]>> find(int partition, long offset) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            TopicPartition where = new TopicPartition(KafkaEvents.DEAD_LETTERS, partition);
            List<TopicPartition> only = List.of(where);
            if (!partitions(consumer).contains(where)
                    || offset < consumer.beginningOffsets(only).get(where)
                    || offset >= consumer.endOffsets(only).get(where)) {
                return Optional.empty();
            }
            consumer.assign(only);
            consumer.seek(where, offset);
            Map<Integer, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
            read(consumer, Map.of(where, offset + 1), record -> found.putIfAbsent(partition, record));
            return Optional.ofNullable(found.get(partition)).filter(record -> record.offset() == offset);
        }
    }

    private static void read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        long lastProgress = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            int seen = 0;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                seen++;
                if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    visitor.accept(record);
                }
            }
            long now = System.nanoTime();
            lastProgress = seen > 0 ? now : lastProgress;
            if (now - lastProgress > TimeUnit.SECONDS.toNanos(LONGEST_SILENCE.toSeconds())) {
                throw new IllegalStateException("Kafka gave no records of topic " + KafkaEvents.DEAD_LETTERS + " for "
                        + LONGEST_SILENCE.toSeconds() + " s. Check that the broker is up and try again.");
            }
        }
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        List<PartitionInfo> known =
                consumer.listTopics().getOrDefault(KafkaEvents.DEAD_LETTERS, List.<PartitionInfo>of());
        return known.stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
