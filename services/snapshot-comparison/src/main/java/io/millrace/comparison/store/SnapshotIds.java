package io.millrace.comparison.store;

import io.millrace.platform.stage.StageFailureException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

import java.util.Map;

/** The downstream dataset's present snapshot id, from its DynamoDB table. */
public final class SnapshotIds {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String item;

    /** @param item value of the key attribute {@code id} */
    public SnapshotIds(DynamoDbClient dynamoDb, String table, String item) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.item = item;
    }

    /**
     * The attribute {@code snapshot_id} of the item.
     *
     * @throws StageFailureException when table, item or attribute is missing
     */
    public String current() {
        try {
            AttributeValue id = dynamoDb.getItem(request -> request.tableName(table)
                            .key(Map.of("id", AttributeValue.fromS(item)))
                            .consistentRead(true))
                    .item()
                    .get("snapshot_id");
            if (id == null || id.s() == null || id.s().isBlank()) {
                throw missing("the item with id " + item + " has no text attribute snapshot_id, or is not there");
            }
            if (id.s().contains("/")) {
                throw missing("the attribute snapshot_id of the item with id " + item
                        + " must be one part of a path and is " + id.s());
            }
            return id.s();
        } catch (ResourceNotFoundException e) {
            throw missing("DynamoDB has no such table in this region and account");
        }
    }

    private StageFailureException missing(String why) {
        return new StageFailureException(
                "The snapshot id in DynamoDB table " + table + " could not be read",
                why,
                "Write it, or correct millrace.comparison.snapshot-id-table or millrace.comparison.snapshot-id-item.");
    }
}
