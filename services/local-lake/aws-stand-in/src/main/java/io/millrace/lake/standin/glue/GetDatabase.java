package io.millrace.lake.standin.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

/** One database. */
final class GetDatabase extends GlueOperation {
    GetDatabase(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        ObjectNode answer = Json.object();
        answer.set("Database", catalog().database(name(request, "Name")));
        return answer;
    }
}
