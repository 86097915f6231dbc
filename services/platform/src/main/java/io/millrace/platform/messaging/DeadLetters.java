package io.millrace.platform.messaging;

import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What lies on the topic {@code dead-letters}, for people: to look at, and to send again once the cause is mended. */
public final class DeadLetters {
    private static final Pattern ID = Pattern.compile("(\\d{1,9})-(\\d{1,18})");
    private static final String REPLAYED = "replayed/";

    private final DeadLetterReader reader;
    private final Map<String, Object> kafka;
    private final CheckpointStore checkpoints;
    private final Clock clock;

    /**
     * Dead letters of a broker.
     *
     * @param kafka client properties, {@code bootstrap.servers} at least
     * @param checkpoints remember what was sent again
     */
    public DeadLetters(Map<String, Object> kafka, CheckpointStore checkpoints, Clock clock) {
        this.kafka = Map.copyOf(kafka);
        this.reader = new DeadLetterReader(this.kafka);
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /** Shows every dead letter that lies there now, oldest first within a partition; one at a time is in memory. */
    public void forEach(Consumer<DeadLetter> visitor) {
        Set<String> replayed = checkpoints.startingWith(REPLAYED).stream()
                .map(Checkpoint::key)
                .map(key -> key.substring(REPLAYED.length()))
                .collect(Collectors.toUnmodifiableSet());
        reader.forEach(record -> {
            DeadLetter letter = DeadLetter.of(record, false);
            visitor.accept(replayed.contains(letter.id()) ? DeadLetter.of(record, true) : letter);
        });
    }

    /**
     * One dead letter.
     *
     * @param id {@code partition-offset}
     * @return empty when there is none of that id, or it has expired
     * @throws IllegalArgumentException when it is no such id
     */
    public Optional<DeadLetter> find(String id) {
        return record(id)
                .map(record ->
                        DeadLetter.of(record, checkpoints.find(REPLAYED + id).isPresent()));
    }

    /**
     * Sends a dead letter to its topic again, as it came: key, value, headers. Readers that had handled it drop it by its
     * id. When it still cannot be handled it becomes a new dead letter.
     *
     * @return the dead letter as it was before; {@link DeadLetter#replayed()} tells whether this was not the first time
     * @throws IllegalArgumentException when there is none of that id, or it does not say from where it came
     * @throws IllegalStateException when the broker did not confirm it
     */
    public DeadLetter replay(String id) {
        ConsumerRecord<byte[], byte[]> record = record(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no dead letter " + id + ". See which there are: millrace dead-letters list"));
        boolean before = checkpoints.find(REPLAYED + id).isPresent();
        DeadLetter letter = DeadLetter.of(record, before);
        if (letter.topic() == null) {
            throw new IllegalArgumentException("Dead letter " + id + " does not say on which topic it came (header "
                    + DeadLetter.PREFIX + "topic), so it cannot be replayed. Publish it by hand.");
        }
        send(new ProducerRecord<>(letter.topic(), null, null, record.key(), record.value(), originalHeaders(record)));
        if (!before) {
            checkpoints.create(
                    REPLAYED + id,
                    Map.of("topic", letter.topic(), "at", clock.instant().toString()));
        }
        return letter;
    }

    private Optional<ConsumerRecord<byte[], byte[]>> record(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Expected the id of a dead letter such as 0-17, got " + id);
        }
        return reader.find(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    private static Iterable<Header> originalHeaders(ConsumerRecord<byte[], byte[]> record) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (DeadLetter.isOriginal(header)) {
                headers.add(header);
            }
        }
        return headers;
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka did not confirm the record on topic " + record.topic() + ": " + e.getMessage()
                            + ". Check that the broker is up and the topic exists, then replay again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while replaying to topic " + record.topic(), e);
        }
    }
}
