package io.millrace.lake.standin.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.Failures;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.protocol.AwsRequest;

/** Removes tables; those that cannot be removed are told in the answer, the others go. */
final class BatchDeleteTable extends GlueOperation {
    private static final int MOST = 100;

    BatchDeleteTable(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        String database = name(request, "DatabaseName");
        catalog().database(database);
        Failures failures = new Failures("TableName");
        list(request, "TablesToDelete", MOST)
                .forEach(name -> failures.attempt(name, () -> catalog().deleteTable(database, fold(name.asText()))));
        return failures.answer();
    }
}
