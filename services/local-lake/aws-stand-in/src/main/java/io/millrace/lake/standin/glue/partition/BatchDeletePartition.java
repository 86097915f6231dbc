package io.millrace.lake.standin.glue.partition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.Failures;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.PartitionValues;
import io.millrace.lake.standin.glue.catalog.TableName;
import io.millrace.lake.standin.protocol.AwsRequest;

/** Removes partitions; those that cannot be removed are told in the answer. */
final class BatchDeletePartition extends GlueOperation {
    private static final int MOST = 25;

    BatchDeletePartition(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        TableName table = tableName(request);
        catalog().table(table.database(), table.table());
        Failures failures = new Failures("PartitionValues");
        list(request, "PartitionsToDelete", MOST)
                .forEach(entry -> failures.attempt(
                        entry.path("Values"),
                        () -> catalog().partitions().delete(table, PartitionValues.of(entry.path("Values")))));
        return failures.answer();
    }
}
