package io.millrace.cli.demo;

import io.millrace.cli.lake.LakeSetup;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.events.EventType;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.messaging.KafkaEvents;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads all topics of the lake as they grow, without a consumer group. */
public final class EventTail implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventCodec codec;
    private final Duration patience;
    private final Consumer<Event<?>> listener;
    private final List<Event<?>> events = new ArrayList<>();
    private boolean failureExpected;

    EventTail(Map<String, Object> kafka, EventCodec codec) {
        this(kafka, codec, PATIENCE, event -> {});
    }

    /**
     * From the beginning of every topic.
     *
     * @param patience how long is waited for anything
     * @param listener gets each event when it is read
     */
    public EventTail(Map<String, Object> kafka, EventCodec codec, Duration patience, Consumer<Event<?>> listener) {
        this.patience = patience;
        this.listener = listener;
        this.consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        this.codec = codec;
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : LakeSetup.topics()) {
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The events of a chain that were read so far, in the order in which they were read. */
    public List<Event<?>> chain(String correlationId) {
        return events.stream()
                .filter(event -> event.correlationId().equals(correlationId))
                .toList();
    }

    /**
     * Waits until the chain has an event of each of the types.
     *
     * @throws CliException when a stage fails, a dead letter turns up, or it takes too long
     */
    public void await(String correlationId, List<EventType> types) {
        awaitUntil(
                "the events " + types.stream().map(EventType::eventName).toList(),
                () -> chain(correlationId).stream().map(Event::type).toList().containsAll(types));
    }

    /** Waits until the condition holds, and goes on reading meanwhile. */
    public void awaitUntil(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new CliException(
                        ExitCodes.FINDINGS,
                        "Waited " + patience.toSeconds() + " s in vain for " + what + ". Read so far: "
                                + events.stream()
                                        .map(event -> event.type().eventName())
                                        .toList()
                                + ". The services' logs say more.");
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(LOOK)) {
                take(record);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Map<String, String> attributes = KafkaEvents.attributes(record.headers());
        if (record.topic().equals(KafkaEvents.DEAD_LETTERS)) {
            throw new CliException(
                    ExitCodes.FINDINGS, "An event became a dead letter: " + attributes + ". It must not happen here.");
        }
        Event<?> event = codec.decode(attributes, record.value());
        if (event.data() instanceof StageFailed failed && !failureExpected) {
            throw new CliException(
                    ExitCodes.FINDINGS,
                    failed.stage() + " failed: " + failed.what() + ", because " + failed.why() + ". "
                            + failed.whatToDo());
        }
        events.add(event);
        listener.accept(event);
    }

    /** From now on a stage that fails is an event like others. */
    public void expectFailure() {
        failureExpected = true;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
