package io.millrace.lake.standin.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

/** Replaces what is known of a database; its tables stay. */
final class UpdateDatabase extends GlueOperation {
    UpdateDatabase(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        catalog().updateDatabase(name(request, "Name"), entity(request, "DatabaseInput"));
        return Json.object();
    }
}
