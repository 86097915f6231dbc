package io.millrace.lake.standin.glue.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.PartitionValues;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

import java.util.List;

/** What is known of columns of a table; a column of which nothing is known is left out. */
final class GetColumnStatisticsForTable extends GlueOperation {
    private static final int MOST = 100;

    GetColumnStatisticsForTable(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        List<String> columns = list(request, "ColumnNames", MOST).stream()
                .map(JsonNode::asText)
                .toList();
        ObjectNode answer = Json.object();
        answer.putArray("ColumnStatisticsList")
                .addAll(catalog().statistics().get(tableName(request), PartitionValues.NONE, columns));
        answer.putArray("Errors");
        return answer;
    }
}
