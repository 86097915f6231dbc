package io.millrace.cli.bench.capture;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** How many records a topic has, by the ends of its partitions; a record counts when the broker has it. */
final class TopicGauge implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final int FIRST_SHARE = 100;

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private List<TopicPartition> partitions = List.of();

    TopicGauge(String topic, Map<String, String> lake) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", lake.get("KAFKA_BOOTSTRAP_SERVERS"), "allow.auto.create.topics", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Records now; none while the topic is not there. */
    long records() {
        if (partitions.isEmpty()) {
            partitions = consumer.listTopics().getOrDefault(topic, List.of()).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
        }
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /**
     * Records a second, from the first hundredth of so many new ones to the last.
     *
     * @param check throws when nothing more will come
     */
    double rate(long before, long count, Runnable check) {
        long first = Math.max(1, count / FIRST_SHARE);
        long began = reached(before + first, check);
        long ended = reached(before + count, check);
        return (count - first) * 1e9 / (ended - began);
    }

    /** When the topic has so many records. */
    long reached(long count, Runnable check) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (records() < count) {
            check.run();
            if (System.nanoTime() > deadline) {
                throw new CliException(
                        ExitCodes.FINDINGS,
                        topic + " has " + records() + " of " + count + " records after " + PATIENCE.toMinutes()
                                + " minutes: capture does not go on. See the log of change-capture.");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
