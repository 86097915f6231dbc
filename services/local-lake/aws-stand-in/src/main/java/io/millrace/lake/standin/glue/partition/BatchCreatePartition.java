package io.millrace.lake.standin.glue.partition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.Failures;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.TableName;
import io.millrace.lake.standin.protocol.AwsRequest;

/** Adds partitions; those that cannot be added are told in the answer, the others are there. */
final class BatchCreatePartition extends GlueOperation {
    private static final int MOST = 100;

    BatchCreatePartition(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        TableName table = tableName(request);
        catalog().table(table.database(), table.table());
        Failures failures = new Failures("PartitionValues");
        list(request, "PartitionInputList", MOST)
                .forEach(input -> failures.attempt(
                        input.path("Values"), () -> catalog().partitions().create(partition(table, input))));
        return failures.answer();
    }
}
