package io.millrace.lake.standin.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

/** One table. */
final class GetTable extends GlueOperation {
    GetTable(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        ObjectNode answer = Json.object();
        answer.set("Table", catalog().table(name(request, "DatabaseName"), name(request, "Name")));
        return answer;
    }
}
