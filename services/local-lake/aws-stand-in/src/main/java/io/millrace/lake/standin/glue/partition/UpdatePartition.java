package io.millrace.lake.standin.glue.partition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.PartitionValues;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

/** Replaces a partition, also under other values. */
final class UpdatePartition extends GlueOperation {
    UpdatePartition(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        PartitionValues old = PartitionValues.of(request.field("PartitionValueList"));
        catalog().partitions().update(old, partition(tableName(request), object(request, "PartitionInput")));
        return Json.object();
    }
}
