package io.millrace.lake.standin.glue.partition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.PartitionValues;
import io.millrace.lake.standin.glue.catalog.TableName;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

import java.util.Set;
import java.util.stream.Collectors;

/** Those of the partitions asked for that exist. */
final class BatchGetPartition extends GlueOperation {
    private static final int MOST = 1000;

    BatchGetPartition(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        TableName table = tableName(request);
        Set<String> wanted = list(request, "PartitionsToGet", MOST).stream()
                .map(entry -> PartitionValues.of(entry.path("Values")).key())
                .collect(Collectors.toSet());
        ObjectNode answer = Json.object();
        answer.putArray("Partitions").addAll(catalog().partitions().byKeys(table, wanted));
        answer.putArray("UnprocessedKeys");
        return answer;
    }
}
