package io.millrace.lake.standin.glue.partition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.PartitionValues;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

/** A partition by its values. */
final class GetPartition extends GlueOperation {
    GetPartition(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        ObjectNode answer = Json.object();
        PartitionValues values = PartitionValues.of(request.field("PartitionValues"));
        answer.set("Partition", catalog().partitions().get(tableName(request), values));
        return answer;
    }
}
