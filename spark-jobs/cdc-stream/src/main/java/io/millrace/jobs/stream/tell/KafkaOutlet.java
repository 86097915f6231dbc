package io.millrace.jobs.stream.tell;

import io.millrace.events.EncodedEvent;
import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Publishes to Kafka as CloudEvents in binary mode, waiting for all replicas. Thread-safe. */
public final class KafkaOutlet implements EventOutlet, AutoCloseable {
    private static final int DELIVERY_TIMEOUT_MS = 30_000;

    private final Producer<String, byte[]> producer;
    private final EventCodec codec = EventCodec.standalone();

    /** @param kafka client properties, {@code bootstrap.servers} at least */
    public KafkaOutlet(Map<String, String> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS / 2);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void publish(List<? extends Event<?>> events) {
        List<ProducerRecord<String, byte[]>> records =
                events.stream().map(codec::encode).map(KafkaOutlet::record).toList();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        for (int i = 0; i < sent.size(); i++) {
            await(events.get(i), sent.get(i));
        }
    }

    private static ProducerRecord<String, byte[]> record(EncodedEvent event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(event.topic(), event.key(), event.data());
        event.attributes().forEach((name, value) -> record.headers()
                .add(name.equals("datacontenttype") ? "content-type" : "ce_" + name, value.getBytes(UTF_8)));
        return record;
    }

    private static void await(Event<?> event, Future<RecordMetadata> confirmation) {
        try {
            confirmation.get(2L * DELIVERY_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka did not confirm event " + event.id() + " on topic "
                            + event.type().topic() + ": " + e.getMessage()
                            + ". Check that the broker is up and the topic exists.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing event " + event.id(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
