package io.millrace.lake.standin.glue.statistics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.PartitionValues;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

/** Forgets what is known of a column of a table. */
final class DeleteColumnStatisticsForTable extends GlueOperation {
    DeleteColumnStatisticsForTable(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        catalog().statistics().delete(tableName(request), PartitionValues.NONE, request.required("ColumnName"));
        return Json.object();
    }
}
