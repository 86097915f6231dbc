package io.millrace.platform.ledger;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The DynamoDB table of the ledger: key {@code id}; index {@code open-runs} ({@code open_stage}, {@code opened_at}), in
 * which only unfinished runs stand; time to live in {@code expires_at} (epoch seconds).
 */
public final class LedgerTable {
    static final String ID = "id";
    static final String OPEN_RUNS = "open-runs";
    static final String OPEN_STAGE = "open_stage";
    static final String OPENED_AT = "opened_at";
    static final String EXPIRES_AT = "expires_at";

    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private LedgerTable() {}

    /** A value of {@link #OPENED_AT}: of fixed width, so that texts sort as the instants do. */
    static String openedAt(Instant instant, String causeId) {
        return SORTABLE.format(instant) + "/" + causeId;
    }

    /** Creates the table unless it is there, and waits until it can be used. */
    public static void createIfMissing(DynamoDbClient dynamoDb, String table) {
        boolean created = create(dynamoDb, table);
        dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(table));
        if (created) {
            dynamoDb.updateTimeToLive(
                    request -> request.tableName(table).timeToLiveSpecification(ttl -> ttl.attributeName(EXPIRES_AT)
                            .enabled(true)));
        }
    }

    private static boolean create(DynamoDbClient dynamoDb, String table) {
        try {
            dynamoDb.createTable(request -> request.tableName(table)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text(ID), text(OPEN_STAGE), text(OPENED_AT))
                    .keySchema(key(ID, KeyType.HASH))
                    .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                            .indexName(OPEN_RUNS)
                            .keySchema(key(OPEN_STAGE, KeyType.HASH), key(OPENED_AT, KeyType.RANGE))
                            .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                            .build()));
            return true;
        } catch (ResourceInUseException alreadyThere) {
            return false;
        }
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
