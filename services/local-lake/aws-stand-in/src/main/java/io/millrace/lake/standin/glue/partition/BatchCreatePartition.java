package io.millrace.lake.standin.glue.partition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.Failures;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.TableName;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;

import java.util.Iterator;

/** Adds partitions; those that cannot be added are told in the answer, the others are there. */
final class BatchCreatePartition extends GlueOperation {
    private static final int MOST = 100;
    private static final int INTERNAL = 500;

    BatchCreatePartition(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        return create(request, false);
    }

    /** Refuses the last partition of the batch and adds the others. */
    @Override
    public ObjectNode performFailing(AwsRequest request) {
        return create(request, true);
    }

    private ObjectNode create(AwsRequest request, boolean refuseLast) {
        TableName table = tableName(request);
        catalog().table(table.database(), table.table());
        Failures failures = new Failures("PartitionValues");
        Iterator<JsonNode> inputs = list(request, "PartitionInputList", MOST).iterator();
        while (inputs.hasNext()) {
            JsonNode input = inputs.next();
            boolean refused = refuseLast && !inputs.hasNext();
            failures.attempt(input.path("Values"), () -> {
                if (refused) {
                    throw new AwsException("InternalServiceException", INTERNAL, "refused by a fault rule");
                }
                catalog().partitions().create(partition(table, input));
            });
        }
        return failures.answer();
    }
}
