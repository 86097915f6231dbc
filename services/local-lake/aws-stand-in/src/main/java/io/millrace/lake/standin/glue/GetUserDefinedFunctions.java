package io.millrace.lake.standin.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

/** No function is kept here; SQL engines ask for them when they look a name up. */
final class GetUserDefinedFunctions extends GlueOperation {
    GetUserDefinedFunctions(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        ObjectNode answer = Json.object();
        answer.putArray("UserDefinedFunctions");
        return answer;
    }
}
