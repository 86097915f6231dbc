package io.millrace.capture.kafka;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Writes to Kafka with an idempotent producer that waits for all replicas; a record that is too large becomes a dead letter. */
public final class ChangeProducer implements RecordSink {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Integer> partitions;
    private final DeadLetterWriter deadLetters;
    private final List<Sent> sent = new ArrayList<>();

    /**
     * A producer.
     *
     * @param partitions by topic
     * @param largest a record's most bytes
     */
    public ChangeProducer(
            Map<String, Object> kafka, Map<String, Integer> partitions, int largest, DeadLetterCount count) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largest);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(67_108_864L, 4L * largest));
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.partitions = Map.copyOf(partitions);
        this.deadLetters = new DeadLetterWriter(producer, count);
    }

    private record Sent(OutgoingRecord record, Future<RecordMetadata> confirmation) {}

    @Override
    public DeadLetterSink deadLetters() {
        return deadLetters;
    }

    @Override
    public void put(OutgoingRecord record) {
        send(record, null);
    }

    @Override
    public void putEverywhere(OutgoingRecord record) {
        for (int partition = 0; partition < partitions(record.topic()); partition++) {
            send(record, partition);
        }
    }

    @Override
    public int partitions(String topic) {
        return partitions.get(topic);
    }

    private void send(OutgoingRecord record, Integer partition) {
        sent.add(new Sent(
                record, producer.send(new ProducerRecord<>(record.topic(), partition, record.key(), record.value()))));
    }

    @Override
    public void flush() {
        producer.flush();
        try {
            for (Sent one : sent) {
                confirm(one);
            }
            deadLetters.flush();
        } finally {
            sent.clear();
        }
    }

    private void confirm(Sent one) {
        try {
            one.confirmation().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while records were on their way", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                deadLetters.put(
                        one.record(),
                        one.record().withoutData().get(),
                        "the record has " + one.record().value().length
                                + " bytes, more than millrace.capture.max-record-bytes or the topic's max.message.bytes; its data is left out here");
                return;
            }
            throw new IllegalStateException(
                    "Kafka did not confirm a record on topic " + one.record().topic() + ": " + e.getMessage()
                            + ". Check that the broker is up, and that the user may write there.",
                    e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
