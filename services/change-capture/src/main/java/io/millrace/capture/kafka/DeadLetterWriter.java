package io.millrace.capture.kafka;

import io.millrace.platform.messaging.KafkaEvents;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Puts on the dead-letter topic what could not be written as it is, with the reason. */
public final class DeadLetterWriter implements DeadLetterSink {
    private final Producer<byte[], byte[]> producer;
    private final DeadLetterCount count;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    DeadLetterWriter(Producer<byte[], byte[]> producer, DeadLetterCount count) {
        this.producer = producer;
        this.count = count;
    }

    @Override
    public void put(OutgoingRecord record, byte[] value, String reason) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(KafkaEvents.DEAD_LETTERS, record.key(), value);
        letter.headers().add("dead-letter-topic", record.topic().getBytes(UTF_8));
        letter.headers().add("dead-letter-reason", reason.getBytes(UTF_8));
        sent.add(producer.send(letter));
        count.add(record.topic(), reason);
    }

    void flush() {
        producer.flush();
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while dead letters were on their way", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka did not confirm a dead letter: " + e.getMessage() + ". Check that topic "
                            + KafkaEvents.DEAD_LETTERS + " exists and that the user may write there.",
                    e);
        } finally {
            sent.clear();
        }
    }
}
