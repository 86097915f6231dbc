package io.millrace.lake.standin.glue.partition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.Failures;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.PartitionValues;
import io.millrace.lake.standin.glue.catalog.TableName;
import io.millrace.lake.standin.protocol.AwsRequest;

/** Replaces partitions; those that cannot be replaced are told in the answer. */
final class BatchUpdatePartition extends GlueOperation {
    private static final int MOST = 100;

    BatchUpdatePartition(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        TableName table = tableName(request);
        catalog().table(table.database(), table.table());
        Failures failures = new Failures("PartitionValueList");
        list(request, "Entries", MOST)
                .forEach(entry -> failures.attempt(entry.path("PartitionValueList"), () -> catalog()
                        .partitions()
                        .update(
                                PartitionValues.of(entry.path("PartitionValueList")),
                                partition(table, entry.path("PartitionInput")))));
        return failures.answer();
    }
}
