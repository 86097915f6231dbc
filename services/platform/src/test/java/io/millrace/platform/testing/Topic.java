package io.millrace.platform.testing;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.platform.messaging.KafkaEventPublisher;
import io.millrace.platform.messaging.KafkaEvents;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One topic of one partition on the lake's broker, as an upstream or downstream team sees it. */
public record Topic(String name) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Creates the topic unless it is there. */
    public void create() {
        try (Admin admin = Admin.create(broker())) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Topic " + name + " could not be created", e);
            }
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("Topic " + name + " could not be created", e);
        }
    }

    /** Publishes an event. */
    public static void publish(Event<?> event) {
        try (KafkaEventPublisher publisher = new KafkaEventPublisher(broker(), EventCodec.standalone())) {
            publisher.publish(List.of(event));
        }
    }

    /** Puts a record without any headers on the topic. */
    public void put(String text) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(broker(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(name, "key", text.getBytes(UTF_8)))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    /** The first event that matches, waiting for it. */
    public Event<?> event(Predicate<Event<?>> matches) {
        EventCodec codec = EventCodec.standalone();
        ConsumerRecord<String, byte[]> found = record(candidate ->
                matches.test(codec.decode(KafkaEvents.attributes(candidate.headers()), candidate.value())));
        return codec.decode(KafkaEvents.attributes(found.headers()), found.value());
    }

    /** The first record that matches, waiting for it. */
    public ConsumerRecord<String, byte[]> record(Predicate<ConsumerRecord<String, byte[]>> matches) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(broker(), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(name, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> candidate : consumer.poll(Duration.ofMillis(200))) {
                    if (matches.test(candidate)) {
                        return candidate;
                    }
                }
            }
        }
        throw new AssertionError("No such record came on topic " + name + " within " + PATIENCE);
    }

    private static Map<String, Object> broker() {
        return Map.of(
                "bootstrap.servers", TestLake.with(LakePart.BROKER).endpoints().kafka());
    }
}
