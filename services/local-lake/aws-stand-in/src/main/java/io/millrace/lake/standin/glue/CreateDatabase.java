package io.millrace.lake.standin.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

/** Adds a database. */
final class CreateDatabase extends GlueOperation {
    CreateDatabase(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        catalog().createDatabase(entity(request, "DatabaseInput"));
        return Json.object();
    }
}
