package io.millrace.jobs.stream.tell;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.events.InvalidEventException;
import io.millrace.events.lake.StageRecovered;
import io.millrace.jobs.stream.testing.Fleet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KafkaOutletIT {
    private static final Map<String, String> KAFKA =
            Map.of("bootstrap.servers", Fleet.LAKE.endpoints().kafka());

    @Test
    void an_event_is_checked_and_read_back_as_it_was_on_spark_s_class_path() {
        // given
        Fleet.LAKE.createTopics(List.of("stage-recovered"), 1);
        Event<StageRecovered> event = recovered("d/t", 3);

        // when
        try (KafkaOutlet outlet = new KafkaOutlet(KAFKA)) {
            outlet.publish(List.of(event));
        }

        // then
        assertThat(read("stage-recovered")).isEqualTo(event);
    }

    @Test
    void an_event_that_breaks_its_rules_is_not_published() {
        try (KafkaOutlet outlet = new KafkaOutlet(KAFKA)) {
            assertThatExceptionOfType(InvalidEventException.class)
                    .isThrownBy(() -> outlet.publish(List.of(recovered(" ", 0))))
                    .withMessageContaining("dataset")
                    .withMessageContaining("failures");
        }
    }

    private static Event<StageRecovered> recovered(String dataset, long failures) {
        return Event.first(
                "id-1",
                Event.source("cdc-stream"),
                Instant.parse("2026-03-01T00:00:00Z"),
                new StageRecovered("cdc-stream", dataset, "test", "run", failures));
    }

    private static Event<?> read(String topic) {
        Map<String, Object> settings = new HashMap<>(KAFKA);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            ConsumerRecord<String, byte[]> record =
                    consumer.poll(Duration.ofSeconds(30)).iterator().next();
            Map<String, String> attributes = new HashMap<>();
            for (Header header : record.headers()) {
                attributes.put(header.key().replaceFirst("^ce_", ""), new String(header.value(), UTF_8));
            }
            return EventCodec.standalone().decode(attributes, record.value());
        }
    }
}
