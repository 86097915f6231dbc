package io.millrace.lake.standin.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.Page;
import io.millrace.lake.standin.protocol.AwsRequest;

/** All databases, page by page. */
final class GetDatabases extends GlueOperation {
    GetDatabases(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        return Page.of(request, catalog()::databasesAfter, database -> true).answer("DatabaseList");
    }
}
