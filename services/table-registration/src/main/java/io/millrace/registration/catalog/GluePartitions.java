package io.millrace.registration.catalog;

import io.millrace.registration.domain.WantedTable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.ErrorDetail;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The partitions of a table, for engines that do not work them out from its parameters. One whose location is right stays
 * untouched; another is changed where it stands, never removed and made again.
 */
public final class GluePartitions {
    private static final int WRITE_BATCH = 100;
    private static final int DELETE_BATCH = 25;
    private static final Set<String> RACES = Set.of("AlreadyExistsException", "EntityNotFoundException");

    private final GlueClient glue;

    /** Partitions behind the client. */
    public GluePartitions(GlueClient glue) {
        this.glue = glue;
    }

    /**
     * Makes the partitions those of the table's present files.
     *
     * @return whether anything was written
     * @throws PartitionsRefusedException when the catalog refuses some, naming them
     */
    public boolean align(WantedTable table) {
        Map<String, String> standing = standing(table);
        List<PartitionInput> missing = new ArrayList<>();
        List<PartitionInput> moved = new ArrayList<>();
        for (int bucket : table.contents().partitions()) {
            String value = Integer.toString(bucket);
            String location = table.location() + WantedTable.PARTITION_KEY + "=" + value + "/";
            String old = standing.remove(value);
            if (old == null) {
                missing.add(partition(table, value, location));
            } else if (!old.equals(location)) {
                moved.add(partition(table, value, location));
            }
        }
        batches(moved, WRITE_BATCH).forEach(batch -> update(table, batch));
        batches(missing, WRITE_BATCH).forEach(batch -> create(table, batch));
        batches(new ArrayList<>(standing.keySet()), DELETE_BATCH).forEach(batch -> delete(table, batch));
        return !missing.isEmpty() || !moved.isEmpty() || !standing.isEmpty();
    }

    private Map<String, String> standing(WantedTable table) {
        Map<String, String> locations = new TreeMap<>();
        glue.getPartitionsPaginator(request -> request.databaseName(table.database())
                        .tableName(table.name())
                        .excludeColumnSchema(true))
                .forEach(page ->
                        page.partitions().forEach(partition -> locations.put(value(partition), location(partition))));
        return locations;
    }

    private static String value(Partition partition) {
        return partition.values().get(0);
    }

    private static String location(Partition partition) {
        return partition.storageDescriptor() == null
                        || partition.storageDescriptor().location() == null
                ? ""
                : partition.storageDescriptor().location();
    }

    private static PartitionInput partition(WantedTable table, String value, String location) {
        return PartitionInput.builder()
                .values(value)
                .storageDescriptor(TableInputs.storage(table, location, Map.of()))
                .parameters(Map.of("millrace.version", table.origin().version()))
                .build();
    }

    private void update(WantedTable table, List<PartitionInput> batch) {
        List<BatchUpdatePartitionRequestEntry> entries = batch.stream()
                .map(partition -> BatchUpdatePartitionRequestEntry.builder()
                        .partitionValueList(partition.values())
                        .partitionInput(partition)
                        .build())
                .toList();
        Map<String, ErrorDetail> errors = new TreeMap<>();
        glue.batchUpdatePartition(request -> request.databaseName(table.database())
                        .tableName(table.name())
                        .entries(entries))
                .errors()
                .forEach(error -> errors.put(String.join(",", error.partitionValueList()), error.errorDetail()));
        check(table, "moved", errors);
    }

    private void create(WantedTable table, List<PartitionInput> batch) {
        Map<String, ErrorDetail> errors = new TreeMap<>();
        glue.batchCreatePartition(request -> request.databaseName(table.database())
                        .tableName(table.name())
                        .partitionInputList(batch))
                .errors()
                .forEach(error -> errors.put(String.join(",", error.partitionValues()), error.errorDetail()));
        check(table, "added", errors);
    }

    private void delete(WantedTable table, List<String> batch) {
        List<PartitionValueList> values = batch.stream()
                .map(value -> PartitionValueList.builder().values(value).build())
                .toList();
        Map<String, ErrorDetail> errors = new TreeMap<>();
        glue.batchDeletePartition(request -> request.databaseName(table.database())
                        .tableName(table.name())
                        .partitionsToDelete(values))
                .errors()
                .forEach(error -> errors.put(String.join(",", error.partitionValues()), error.errorDetail()));
        check(table, "removed", errors);
    }

    /** What another run did first is seen when the partitions are read again, which the caller does. */
    private static void check(WantedTable table, String what, Map<String, ErrorDetail> errors) {
        Set<String> refused = new TreeSet<>();
        String reason = "";
        for (Map.Entry<String, ErrorDetail> error : errors.entrySet()) {
            if (!RACES.contains(error.getValue().errorCode())) {
                refused.add(error.getKey());
                reason = error.getValue().errorCode() + ": " + error.getValue().errorMessage();
            }
        }
        if (!refused.isEmpty()) {
            throw new PartitionsRefusedException(table.database() + "." + table.name() + ": " + refused.size()
                    + " partitions could not be " + what + ", id_bucket " + refused + ": " + reason);
        }
    }

    private static <T> List<List<T>> batches(List<T> all, int size) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            batches.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return batches;
    }
}
