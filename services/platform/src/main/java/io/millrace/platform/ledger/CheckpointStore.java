package io.millrace.platform.ledger;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

/** Checkpoints in the ledger's table, changed only by compare-and-set; they do not expire. */
public final class CheckpointStore {
    /** What the ids of their items in the table begin with; the key follows. */
    public static final String PREFIX = "checkpoint/";

    private final DynamoDbClient dynamoDb;
    private final String table;

    /** Checkpoints in a table that {@link LedgerTable} made. */
    public CheckpointStore(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** The checkpoint as it stands, read consistently. */
    public Optional<Checkpoint> find(String key) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        request -> request.tableName(table).key(id(key)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
    }

    /** All checkpoints whose key begins with the prefix, sorted by key: a scan, for people and tools. */
    public List<Checkpoint> startingWith(String prefix) {
        return dynamoDb
                .scanPaginator(request -> request.tableName(table)
                        .filterExpression("begins_with(id, :prefix)")
                        .expressionAttributeValues(Map.of(":prefix", fromS(PREFIX + prefix))))
                .items()
                .stream()
                .map(CheckpointStore::read)
                .sorted(java.util.Comparator.comparing(Checkpoint::key))
                .toList();
    }

    /** Creates it; false when it exists. */
    public boolean create(String key, Map<String, String> values) {
        return put(new Checkpoint(key, 1, values), "attribute_not_exists(id)", Map.of());
    }

    /** Gives it new values; false when somebody else changed it since it was read. */
    public boolean replace(Checkpoint read, Map<String, String> values) {
        return put(
                new Checkpoint(read.key(), read.version() + 1, values),
                "version = :read",
                Map.of(":read", fromN(Long.toString(read.version()))));
    }

    /** Removes it; false when somebody else changed it since it was read. */
    public boolean delete(Checkpoint read) {
        try {
            dynamoDb.deleteItem(request -> request.tableName(table)
                    .key(id(read.key()))
                    .conditionExpression("version = :read")
                    .expressionAttributeValues(Map.of(":read", fromN(Long.toString(read.version())))));
            return true;
        } catch (ConditionalCheckFailedException changed) {
            return false;
        }
    }

    private boolean put(Checkpoint checkpoint, String condition, Map<String, AttributeValue> values) {
        try {
            dynamoDb.putItem(request -> request.tableName(table)
                    .item(Map.of(
                            LedgerTable.ID,
                            fromS(PREFIX + checkpoint.key()),
                            "version",
                            fromN(Long.toString(checkpoint.version())),
                            "facts",
                            RunItem.facts(checkpoint.values())))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.isEmpty() ? null : values));
            return true;
        } catch (ConditionalCheckFailedException changed) {
            return false;
        }
    }

    private static Map<String, AttributeValue> id(String key) {
        return Map.of(LedgerTable.ID, fromS(PREFIX + key));
    }

    private static Checkpoint read(Map<String, AttributeValue> item) {
        return new Checkpoint(
                item.get(LedgerTable.ID).s().substring(PREFIX.length()),
                Long.parseLong(item.get("version").n()),
                RunItem.texts(item.get("facts")));
    }
}
