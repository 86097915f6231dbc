package io.millrace.lake.standin.glue.partition;

import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.protocol.Operation;

import java.util.List;

/** The operations of Glue on partitions. */
public final class PartitionOperations {
    private PartitionOperations() {}

    /** All of them, on this catalog. */
    public static List<Operation> all(GlueCatalog catalog) {
        return List.of(
                new CreatePartition(catalog),
                new GetPartition(catalog),
                new GetPartitions(catalog),
                new UpdatePartition(catalog),
                new DeletePartition(catalog),
                new BatchCreatePartition(catalog),
                new BatchGetPartition(catalog),
                new BatchUpdatePartition(catalog),
                new BatchDeletePartition(catalog));
    }
}
