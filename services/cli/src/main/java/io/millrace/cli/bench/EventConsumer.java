package io.millrace.cli.bench;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.platform.messaging.KafkaEvents;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a topic in a thread of its own, decoding and validating every event. */
final class EventConsumer implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventCodec codec;
    private final Thread thread;

    EventConsumer(Map<String, Object> kafka, EventCodec codec, String topic, Consumer<Event<?>> handler) {
        this.consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        this.codec = codec;
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.thread = new Thread(() -> read(handler), "bench-" + topic);
        thread.setDaemon(true);
    }

    /** Begins to read, from what comes after this consumer was made. */
    void start() {
        thread.start();
    }

    private void read(Consumer<Event<?>> handler) {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(LOOK)) {
                    handler.accept(codec.decode(KafkaEvents.attributes(record.headers()), record.value()));
                }
            }
        } catch (WakeupException closed) {
            return;
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        if (thread.getState() == Thread.State.NEW) {
            consumer.close();
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
