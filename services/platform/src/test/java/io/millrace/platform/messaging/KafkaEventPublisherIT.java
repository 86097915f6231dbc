package io.millrace.platform.messaging;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.events.InvalidEventException;
import io.millrace.events.lake.StageRecovered;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.platform.testing.SampleEvents;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaEventPublisherIT {
    private static final String TOPIC = "mapping-sync-requested";
    private final TestTopics topics = TestTopics.with(TOPIC);
    private final EventCodec codec = EventCodec.standalone();

    @Test
    void events_arrive_in_order_with_key_headers_and_payload() {
        Event<?> first = SampleEvents.request("d");
        Event<?> second = first.leadsTo("test", new MappingSyncRequested("d", "größer"));
        try (KafkaEventPublisher publisher = new KafkaEventPublisher(topics.kafka(), codec)) {
            publisher.publish(List.of(first, second));
        }

        List<ConsumerRecord<byte[], byte[]>> records = ofChain(first);

        assertThat(records).hasSize(2);
        assertThat(records)
                .extracting(record -> (Object) codec.decode(KafkaEvents.attributes(record.headers()), record.value()))
                .containsExactly(first, second);
        assertThat(records)
                .allSatisfy(record -> assertThat(record.key()).asString().isEqualTo("d"));
        assertThat(records.get(0).headers().lastHeader("content-type").value())
                .asString()
                .isEqualTo("application/json");
    }

    @Test
    void topic_that_does_not_exist_is_named_in_the_error() {
        Map<String, Object> impatient = new HashMap<>(topics.kafka());
        impatient.put("max.block.ms", 1_000);
        Event<?> event = SampleEvents.request("d").leadsTo("test", new StageRecovered("s", "d", "dev", "s/1", 1));
        try (KafkaEventPublisher publisher = new KafkaEventPublisher(impatient, codec)) {
            assertThatThrownBy(() -> publisher.publish(List.of(event)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stage-recovered")
                    .hasMessageContaining(event.id())
                    .hasMessageContaining("Check that the broker is up and the topic exists");
        }
    }

    @Test
    void nothing_is_sent_when_one_of_the_events_breaks_its_rules() {
        Event<?> good = SampleEvents.request("d");
        Event<?> bad = Event.first("x", URI.create("/u"), SampleEvents.TIME, new MappingSyncRequested(" ", null));
        try (KafkaEventPublisher publisher = new KafkaEventPublisher(topics.kafka(), codec)) {
            assertThatThrownBy(() -> publisher.publish(List.of(good, bad))).isInstanceOf(InvalidEventException.class);
        }

        assertThat(ofChain(good)).isEmpty();
    }

    private List<ConsumerRecord<byte[], byte[]>> ofChain(Event<?> first) {
        return topics.read(TOPIC, record -> first.id()
                .equals(KafkaEvents.attributes(record.headers()).get("correlationid")));
    }
}
