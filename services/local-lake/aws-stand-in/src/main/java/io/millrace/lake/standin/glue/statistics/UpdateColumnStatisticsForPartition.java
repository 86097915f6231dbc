package io.millrace.lake.standin.glue.statistics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.PartitionValues;
import io.millrace.lake.standin.glue.catalog.TableName;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

/** Sets what is known of columns of a partition. */
final class UpdateColumnStatisticsForPartition extends GlueOperation {
    private static final int MOST = 25;

    UpdateColumnStatisticsForPartition(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        TableName table = tableName(request);
        PartitionValues of = PartitionValues.of(request.field("PartitionValues"));
        list(request, "ColumnStatisticsList", MOST)
                .forEach(column -> catalog().statistics().put(table, of, column));
        ObjectNode answer = Json.object();
        answer.putArray("Errors");
        return answer;
    }
}
