package io.millrace.capture.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A topic of changes, read from its beginning as a consumer of all partitions sees it. */
public final class ChangeTopic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Message> messages = new ArrayList<>();

    /** Reads a topic that exists or will. */
    public ChangeTopic(String topic, Map<String, Object> kafka) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A record with its envelope. */
    public record Message(int partition, String key, JsonNode data, JsonNode metadata) {
        /** The operation. */
        public String operation() {
            return metadata.path("operation").asText();
        }

        /** Whether it is about the whole table. */
        public boolean isControl() {
            return metadata.path("record-type").asText().equals("control");
        }

        /** The change's place in the order of its key. */
        public String place() {
            return "%020d/%06d"
                    .formatted(
                            metadata.path("lsn").asLong(),
                            metadata.path("transaction-order").asLong());
        }
    }

    /** Everything on the topic once it is enough. */
    public List<Message> await(Predicate<List<Message>> enough) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.test(messages)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not enough came on " + topic + " within " + PATIENCE + ": " + messages.size()
                        + " messages, the last of them "
                        + messages.subList(Math.max(0, messages.size() - 12), messages.size()));
            }
            poll();
        }
        return List.copyOf(messages);
    }

    /** The first message that matches. */
    public Message first(Predicate<Message> matches) throws IOException {
        return await(all -> all.stream().anyMatch(matches)).stream()
                .filter(matches)
                .findFirst()
                .orElseThrow();
    }

    private void poll() throws IOException {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> partitions = consumer.listTopics().getOrDefault(topic, List.of()).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            if (partitions.isEmpty()) {
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                return;
            }
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            JsonNode value = JSON.readTree(record.value());
            messages.add(new Message(
                    record.partition(), new String(record.key(), UTF_8), value.path("data"), value.path("metadata")));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
