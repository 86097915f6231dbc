package io.millrace.cli.bench.capture;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.bench.measure.Percentiles;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Times from the commit of a change to the moment in which a reader of its topic has it. */
final class ProbeReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;

    /** Reads what comes from now on. */
    ProbeReader(String topic, Map<String, String> lake) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", lake.get("KAFKA_BOOTSTRAP_SERVERS")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Times of so many changes in nanoseconds, while somebody else makes them. */
    CompletableFuture<Percentiles> read(int changes) {
        return CompletableFuture.supplyAsync(() -> times(changes), task -> new Thread(task, "bench-" + topic).start());
    }

    /** Changes as they came; what they say is looked at when all are there, so that looking delays none. */
    private record Arrivals(List<byte[]> changes, List<Instant> times) {
        void add(byte[] change, Instant time) {
            changes.add(change);
            times.add(time);
        }

        Percentiles sinceCommit() {
            long[] nanos = new long[changes.size()];
            for (int i = 0; i < nanos.length; i++) {
                nanos[i] = Duration.between(committed(changes.get(i)), times.get(i))
                        .toNanos();
            }
            return new Percentiles(nanos);
        }
    }

    private Percentiles times(int changes) {
        Arrivals arrivals = new Arrivals(new ArrayList<>(changes), new ArrayList<>(changes));
        Instant last = Instant.now();
        while (arrivals.times().size() < changes) {
            var records = consumer.poll(LOOK);
            Instant now = Instant.now();
            if (!records.isEmpty()) {
                last = now;
            } else if (Duration.between(last, now).compareTo(PATIENCE) > 0) {
                throw new CliException(
                        ExitCodes.FINDINGS,
                        "Of " + changes + " changes " + arrivals.times().size() + " came to " + topic);
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (arrivals.times().size() < changes) {
                    arrivals.add(record.value(), now);
                }
            }
        }
        return arrivals.sinceCommit();
    }

    private static Instant committed(byte[] value) {
        Map<String, Map<String, Object>> envelope =
                Json.read(new String(value, StandardCharsets.UTF_8), new TypeReference<>() {}, "a change of the probe");
        return Instant.parse(String.valueOf(envelope.get("metadata").get("commit-timestamp")));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
