package io.millrace.lake;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Puts one text into each kind of part and reads it back, as a client of that part would. */
record PartData(LakeClients clients) {
    private static final String TOPIC = "kept";

    void write(LakePart part, String text) throws Exception {
        switch (part) {
            case BROKER -> produce(text);
            case OBJECT_STORE -> putObject(text);
            case TABLE_STORE -> putItem(text);
            case DATABASE -> insert(text);
            case STAND_IN -> createDatabase(text);
            case SQL_ENGINE -> throw new IllegalArgumentException("keeps nothing itself");
        }
    }

    String read(LakePart part) throws Exception {
        return switch (part) {
            case BROKER -> consume();
            case OBJECT_STORE -> getObject();
            case TABLE_STORE -> getItem();
            case DATABASE -> select();
            case STAND_IN -> getDatabase();
            case SQL_ENGINE -> throw new IllegalArgumentException("keeps nothing itself");
        };
    }

    private void produce(String text) throws ExecutionException, InterruptedException {
        Topics.create(clients.lake().kafka(), List.of(TOPIC), 1);
        try (KafkaProducer<String, String> producer = clients.producer()) {
            producer.send(new ProducerRecord<>(TOPIC, "key", text)).get();
        }
    }

    private String consume() {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                clients.consumer("reader-" + Instant.now().toEpochMilli())) {
            consumer.subscribe(List.of(TOPIC));
            Instant end = Instant.now().plus(LakeClients.PATIENCE);
            while (values.isEmpty() && Instant.now().isBefore(end)) {
                consumer.poll(LakeClients.PATIENCE.dividedBy(10)).forEach(found -> values.add(found.value()));
            }
        }
        return String.join(",", values);
    }

    private void putObject(String text) {
        try (S3Client s3 = clients.s3()) {
            s3.createBucket(create -> create.bucket("kept"));
            s3.putObject(put -> put.bucket("kept").key("folder/object"), RequestBody.fromString(text));
        }
    }

    private String getObject() {
        try (S3Client s3 = clients.s3()) {
            return s3.getObjectAsBytes(get -> get.bucket("kept").key("folder/object"))
                    .asUtf8String();
        }
    }

    private void putItem(String text) {
        try (DynamoDbClient dynamodb = clients.dynamodb()) {
            dynamodb.createTable(create -> create.tableName("kept")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build()));
            dynamodb.putItem(put -> put.tableName("kept")
                    .item(Map.of("id", AttributeValue.fromS("1"), "text", AttributeValue.fromS(text))));
        }
    }

    private String getItem() {
        try (DynamoDbClient dynamodb = clients.dynamodb()) {
            return dynamodb.getItem(get -> get.tableName("kept").key(Map.of("id", AttributeValue.fromS("1"))))
                    .item()
                    .get("text")
                    .s();
        }
    }

    private void insert(String text) throws SQLException {
        try (Connection connection = clients.database();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (text varchar(100))");
            statement.execute("insert into kept values ('" + text + "')");
        }
    }

    private String select() throws SQLException {
        try (Connection connection = clients.database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text from kept")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void createDatabase(String text) {
        try (GlueClient glue = clients.glue()) {
            glue.createDatabase(
                    create -> create.databaseInput(input -> input.name("kept").description(text)));
        }
    }

    private String getDatabase() {
        try (GlueClient glue = clients.glue()) {
            return glue.getDatabase(get -> get.name("kept")).database().description();
        }
    }
}
