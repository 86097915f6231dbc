package io.millrace.platform.messaging;

import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeadLettersIT {
    private final String topic = LakeClients.unique("origin");
    private final TestTopics topics = TestTopics.with(KafkaEvents.DEAD_LETTERS, topic);
    private final LedgerFixture fixture = new LedgerFixture();
    private final DeadLetters deadLetters =
            new DeadLetters(topics.kafka(), fixture.process().checkpoints(), fixture.clock());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void dead_letter_tells_where_it_came_from_and_why() throws Exception {
        String id = putAside("key", "not json", Map.of("ce_id", "7", "ce_type", "snapshot-written"));

        List<DeadLetter> listed = list();

        assertThat(listed).extracting(DeadLetter::id).contains(id);
        assertThat(listed)
                .filteredOn(letter -> letter.id().equals(id))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.topic()).isEqualTo(topic);
                    assertThat(letter.reason()).isEqualTo("NOT_JSON: data: no");
                    assertThat(letter.key()).isEqualTo("key");
                    assertThat(letter.eventId()).isEqualTo("7");
                    assertThat(letter.eventType()).isEqualTo("snapshot-written");
                    assertThat(letter.headers()).containsOnlyKeys("ce_id", "ce_type");
                    assertThat(letter.value()).asString().isEqualTo("not json");
                    assertThat(letter.replayed()).isFalse();
                });
    }

    @Test
    void record_without_key_value_and_event_headers_is_shown_too() throws Exception {
        String id = putAside(null, null, Map.of());

        assertThat(deadLetters.find(id).orElseThrow())
                .returns(null, DeadLetter::key)
                .returns(null, DeadLetter::value)
                .returns(null, DeadLetter::eventType);
    }

    @Test
    void replayed_record_is_the_original_one_and_is_marked() throws Exception {
        // given
        String id = putAside("key", "{}", Map.of("ce_id", "8", "content-type", "application/json"));
        // when
        DeadLetter before = deadLetters.replay(id);
        // then
        assertThat(before.replayed()).isFalse();
        assertThat(topics.read(topic, record -> true)).singleElement().satisfies(record -> {
            assertThat(record.key()).asString().isEqualTo("key");
            assertThat(record.value()).asString().isEqualTo("{}");
            assertThat(record.headers()).extracting(Header::key).containsExactlyInAnyOrder("ce_id", "content-type");
        });
        assertThat(deadLetters.find(id).orElseThrow().replayed()).isTrue();
        assertThat(list())
                .filteredOn(letter -> letter.id().equals(id))
                .allMatch(DeadLetter::replayed)
                .hasSize(1);
        assertThat(deadLetters.replay(id).replayed()).isTrue();
    }

    @Test
    void unknown_dead_letter_is_told() {
        assertThat(deadLetters.find("0-999999999")).isEmpty();
        assertThat(deadLetters.find("77-0")).isEmpty();
        assertThatThrownBy(() -> deadLetters.replay("0-999999999"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0-999999999")
                .hasMessageContaining("dead-letters list");
        assertThatThrownBy(() -> deadLetters.find("seventeen"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0-17");
    }

    @Test
    void lag_counts_what_a_group_has_not_acknowledged() throws Exception {
        // given a group that acknowledged two of five records
        String group = LakeClients.unique("millrace-lag");
        for (int i = 0; i < 5; i++) {
            send(new ProducerRecord<>(topic, new byte[0]));
        }
        Map<String, Object> properties = new HashMap<>(topics.kafka());
        properties.put("group.id", group);
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(2)));
        }
        // when
        try (Admin admin = Admin.create(topics.kafka())) {
            List<TopicLag> lags = TopicLag.of(admin, group);
            // then
            assertThat(lags).containsExactly(new TopicLag(group, topic, 3));
            assertThat(TopicLag.of(admin, "no-such-group")).isEmpty();
        }
    }

    /** As SmallRye's dead-letter queue writes it. */
    private String putAside(String key, String value, Map<String, String> headers) throws Exception {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                KafkaEvents.DEAD_LETTERS,
                0,
                key == null ? null : key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8));
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        Map.of(
                        "dead-letter-reason", "NOT_JSON: data: no",
                        "dead-letter-exception-class-name", "io.millrace.events.InvalidEventException",
                        "dead-letter-topic", topic,
                        "dead-letter-partition", "0",
                        "dead-letter-offset", "3")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return "0-" + send(record);
    }

    private long send(ProducerRecord<byte[], byte[]> record) throws InterruptedException, ExecutionException {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(topics.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(record).get().offset();
        }
    }

    private List<DeadLetter> list() {
        List<DeadLetter> letters = new ArrayList<>();
        deadLetters.forEach(letters::add);
        return letters;
    }
}
