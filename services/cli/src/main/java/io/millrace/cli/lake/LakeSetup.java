package io.millrace.cli.lake;

import io.millrace.events.EventType;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.LedgerTable;
import io.millrace.platform.messaging.KafkaEvents;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the services expect of the world around them, by their default settings: topics, tables, buckets and the alarm
 * topic. On AWS the deployment brings them.
 *
 * @param environment the {@code {env}} of the names
 */
public record LakeSetup(String environment) {
    private static final String LEDGER = "millrace-ledger";

    /** Every topic that the services read or write. */
    public static List<String> topics() {
        List<String> topics = new ArrayList<>(
                Arrays.stream(EventType.values()).map(EventType::topic).toList());
        topics.add(KafkaEvents.DEAD_LETTERS);
        return topics;
    }

    /** The table of the run ledger. */
    public static String ledgerTable() {
        return LEDGER;
    }

    /** The mapping table that pipelines sync; key attribute {@code pk}. */
    public String syncTable() {
        return "airflow-sync-mapping-" + environment;
    }

    /** The mapping table that people keep; key attribute {@code pk}. */
    public String manualTable() {
        return "manual-mapping-" + environment;
    }

    /** The table with the downstream snapshot id; key attribute {@code id}. */
    public String snapshotIdTable() {
        return "etleap-dl-" + environment + "-pipeline-migration";
    }

    /** The bucket of the snapshots. */
    public String snapshotBucket() {
        return "millrace-datalake-" + environment;
    }

    /** The bucket of the reports. */
    public String reportBucket() {
        return "millrace-analysis-data-" + environment;
    }

    /** The bucket of the batches. */
    public String dropBucket() {
        return "millrace-drop-" + environment;
    }

    /**
     * Creates what is missing.
     *
     * @return the ARN of the alarm topic
     */
    public String prepare(AwsClients clients) {
        LedgerTable.createIfMissing(clients.dynamoDb(), LEDGER);
        createTable(clients.dynamoDb(), syncTable(), "pk");
        createTable(clients.dynamoDb(), manualTable(), "pk");
        createTable(clients.dynamoDb(), snapshotIdTable(), "id");
        putSnapshotId(clients.dynamoDb());
        for (String bucket : List.of(snapshotBucket(), dropBucket(), reportBucket())) {
            try {
                clients.s3().createBucket(request -> request.bucket(bucket));
            } catch (BucketAlreadyOwnedByYouException alreadyThere) {
                // kept as it is
            }
        }
        return clients.sns()
                .createTopic(request -> request.name("millrace-alarms-" + environment))
                .topicArn();
    }

    private void putSnapshotId(DynamoDbClient dynamoDb) {
        try {
            dynamoDb.putItem(request -> request.tableName(snapshotIdTable())
                    .item(Map.of(
                            "id", AttributeValue.fromS("pipeline_migration_table_mapping"),
                            "snapshot_id", AttributeValue.fromS("local-1")))
                    .conditionExpression("attribute_not_exists(id)"));
        } catch (ConditionalCheckFailedException alreadyThere) {
            // kept as it is
        }
    }

    private static void createTable(DynamoDbClient dynamoDb, String table, String key) {
        try {
            dynamoDb.createTable(request -> request.tableName(table)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName(key)
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName(key)
                            .keyType(KeyType.HASH)
                            .build()));
        } catch (ResourceInUseException alreadyThere) {
            return;
        }
        dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(table));
    }
}
