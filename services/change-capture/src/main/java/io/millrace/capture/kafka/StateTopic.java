package io.millrace.capture.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.capture.domain.KnownSchema;
import io.millrace.capture.domain.TableSchema;
import io.millrace.capture.domain.start.Lsn;
import io.millrace.capture.domain.start.StoredState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The state on a compacted topic: one record for the position, one for each table's columns. */
public final class StateTopic implements StateStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POSITION = "position";
    private static final String SCHEMA = "schema/";

    private final String topic;
    private final Map<String, Object> kafka;
    private final KafkaProducer<String, String> producer;

    /** The state on a topic that exists. */
    public StateTopic(String topic, Map<String, Object> kafka) {
        this.topic = topic;
        this.kafka = Map.copyOf(kafka);
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    @Override
    public Memory read() {
        Map<String, String> values = new HashMap<>();
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("isolation.level", "read_uncommitted");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(500))) {
                    values.put(record.key(), record.value());
                }
            }
        }
        Map<String, KnownSchema> schemas = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(SCHEMA)) {
                schemas.put(key.substring(SCHEMA.length()), schema(parsed(value)));
            }
        });
        return new Memory(Optional.ofNullable(values.get(POSITION)).map(value -> state(parsed(value))), schemas);
    }

    @Override
    public void write(StoredState state) {
        ObjectNode json = JSON.createObjectNode()
                .put("generation", state.generation())
                .put("loaded", state.loaded())
                .put("lsn", Lsn.format(state.lsn()))
                .put("at", state.at().toString());
        state.tables().forEach(json.putArray("tables")::add);
        put(POSITION, json);
    }

    @Override
    public void write(String table, KnownSchema schema) {
        ObjectNode json = JSON.createObjectNode().put("since", Lsn.format(schema.since()));
        schema.columns()
                .types()
                .forEach((name, type) ->
                        json.withArray("columns").addObject().put("name", name).put("type", type));
        put(SCHEMA + table, json);
    }

    private void put(String key, ObjectNode value) {
        try {
            producer.send(new ProducerRecord<>(topic, 0, key, value.toString())).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while writing to topic " + topic, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka did not confirm a record on topic " + topic + ": " + e.getMessage()
                            + ". Check that the broker is up and the user may write there.",
                    e);
        }
    }

    private JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "A record on topic " + topic + " is no JSON: somebody else wrote there. Give this pipeline a topic"
                            + " of its own, in millrace.capture.state-topic.",
                    e);
        }
    }

    private static StoredState state(JsonNode json) {
        List<String> tables = new ArrayList<>();
        json.path("tables").forEach(table -> tables.add(table.asText()));
        return new StoredState(
                json.path("generation").asInt(),
                json.path("loaded").asBoolean(),
                Lsn.parse(json.path("lsn").asText()),
                Instant.parse(json.path("at").asText()),
                tables);
    }

    private static KnownSchema schema(JsonNode json) {
        Map<String, String> types = new LinkedHashMap<>();
        json.path("columns")
                .forEach(column -> types.put(
                        column.path("name").asText(), column.path("type").asText()));
        return new KnownSchema(
                new TableSchema(types), Lsn.parse(json.path("since").asText()));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
