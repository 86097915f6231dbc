package io.millrace.allinone;

import io.millrace.events.EventType;
import io.millrace.lake.LakePart;
import io.millrace.lake.LakeTestResource;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.messaging.KafkaEvents;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.Topic;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.util.HashMap;
import java.util.Map;

/** A lake with empty mapping tables, and the settings that lead the packaged application to it. */
public class AllInOneLake extends LakeTestResource {
    static final String API_KEY = "all-in-one-key";
    private static final String API_KEY_HASH = "a01fa0f80a2978ac0f9de45c64310e198455e48c2c2b58db1c44ad8b1f544464";

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(super.start());
        for (EventType type : EventType.values()) {
            new Topic(type.topic()).create();
        }
        new Topic(KafkaEvents.DEAD_LETTERS).create();
        try (AwsClients clients = LakeClients.with(LakeClients.settings(LakePart.TABLE_STORE, LakePart.OBJECT_STORE))) {
            String bucket = LakeClients.unique("datalake");
            clients.s3().createBucket(request -> request.bucket(bucket));
            properties.put("millrace.mapping.bucket", bucket);
            properties.put("millrace.mapping.sync-table", table(clients, "sync"));
            properties.put("millrace.mapping.manual-table", table(clients, "manual"));
        }
        properties.put("aws.accessKeyId", System.getProperty("aws.accessKeyId"));
        properties.put("aws.secretAccessKey", System.getProperty("aws.secretAccessKey"));
        properties.put("millrace.platform.environment", "test");
        properties.put("millrace.platform.ledger.table", LakeClients.unique("ledger"));
        properties.put("millrace.platform.ledger.create-table", "true");
        properties.put("millrace.gateway.api-key-hashes", API_KEY_HASH);
        properties.put("millrace.alerting.mail.sender", "lake@example.org");
        properties.put("millrace.alerting.mail.recipients", "lake-operations@example.org");
        return properties;
    }

    private static String table(AwsClients clients, String prefix) {
        String table = LakeClients.unique(prefix);
        clients.dynamoDb().createTable(request -> request.tableName(table)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .billingMode("PAY_PER_REQUEST"));
        clients.dynamoDb().waiter().waitUntilTableExists(request -> request.tableName(table));
        return table;
    }
}
