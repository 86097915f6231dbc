package io.millrace.lake.standin.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.Json;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** The partitions of tables, in the form in which Glue gives them out. What a method returns must not be changed. */
public final class Partitions {
    private static final String PUT = "glue.partition.put";
    private static final String DROP = "glue.partition.drop";
    private static final String DATABASE = "DatabaseName";
    private static final String TABLE = "TableName";
    private static final String VALUES = "Values";

    private final GlueCatalog catalog;

    Partitions(GlueCatalog catalog) {
        this.catalog = catalog;
    }

    /** Adds a partition. */
    public void create(ObjectNode partition) {
        synchronized (catalog) {
            TableEntry entry = fitting(partition);
            if (entry.partitions.containsKey(PartitionValues.in(partition).key())) {
                throw AwsException.badRequest("AlreadyExistsException", "Partition already exists.");
            }
            catalog.change(PUT, partition);
        }
    }

    /** Replaces a partition, also under other values. */
    public void update(PartitionValues old, ObjectNode partition) {
        synchronized (catalog) {
            TableName table = tableOf(partition);
            ObjectNode before = get(table, old);
            PartitionValues now = PartitionValues.in(partition);
            TableEntry entry = fitting(partition);
            if (!now.equals(old)) {
                if (entry.partitions.containsKey(now.key())) {
                    throw AwsException.badRequest("AlreadyExistsException", "Partition already exists.");
                }
                delete(table, old);
            }
            partition.set("CreationTime", before.get("CreationTime"));
            catalog.change(PUT, partition);
        }
    }

    /** A partition. */
    public ObjectNode get(TableName table, PartitionValues values) {
        synchronized (catalog) {
            ObjectNode partition = catalog.entry(table).partitions.get(values.key());
            if (partition == null) {
                throw AwsException.badRequest("EntityNotFoundException", "Partition not found.");
            }
            return partition;
        }
    }

    /** Removes a partition. */
    public void delete(TableName table, PartitionValues values) {
        synchronized (catalog) {
            get(table, values);
            ObjectNode change = Json.object().put(DATABASE, table.database()).put(TABLE, table.table());
            change.set(VALUES, values.json());
            catalog.change(DROP, change);
        }
    }

    /** The partitions behind a key, in the order of the keys. */
    public List<ObjectNode> after(TableName table, String key) {
        synchronized (catalog) {
            return List.copyOf(
                    catalog.entry(table).partitions.tailMap(key, false).values());
        }
    }

    /** Those of the partitions that exist, by their {@link PartitionValues#key}. */
    public List<ObjectNode> byKeys(TableName table, Collection<String> keys) {
        synchronized (catalog) {
            TableEntry entry = catalog.entry(table);
            return keys.stream()
                    .map(entry.partitions::get)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    void apply(String kind, ObjectNode data) {
        switch (kind) {
            case PUT ->
                catalog.entry(tableOf(data))
                        .partitions
                        .put(PartitionValues.in(data).key(), data);
            case DROP -> catalog.entry(tableOf(data)).dropPartition(PartitionValues.in(data));
            default -> {
                // another kind of change
            }
        }
    }

    private TableEntry fitting(ObjectNode partition) {
        TableEntry entry = catalog.entry(tableOf(partition));
        int keys = entry.table.path("PartitionKeys").size();
        int values = PartitionValues.in(partition).values().size();
        if (keys != values) {
            throw AwsException.badRequest(
                    "InvalidInputException",
                    "The number of partition keys (%d) do not match the number of partition values (%d)"
                            .formatted(keys, values));
        }
        return entry;
    }

    private static TableName tableOf(ObjectNode partition) {
        return new TableName(
                partition.get(DATABASE).textValue(), partition.get(TABLE).textValue());
    }
}
