package io.millrace.lake.standin.glue.partition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.PartitionValues;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

/** Removes a partition. */
final class DeletePartition extends GlueOperation {
    DeletePartition(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        catalog().partitions().delete(tableName(request), PartitionValues.of(request.field("PartitionValues")));
        return Json.object();
    }
}
