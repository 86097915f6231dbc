package io.millrace.lake.standin.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Operation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the operations of Glue have in common: folded names, dates in epoch seconds, the account's catalog. */
public abstract class GlueOperation implements Operation {
    private static final String CATALOG = "000000000000";
    private static final double MILLIS = 1000.0;

    private final GlueCatalog catalog;

    GlueOperation(GlueCatalog catalog) {
        this.catalog = catalog;
    }

    /** All operations that are answered. */
    public static List<Operation> all(GlueCatalog catalog) {
        return List.of(
                new CreateDatabase(catalog),
                new GetDatabase(catalog),
                new GetDatabases(catalog),
                new UpdateDatabase(catalog),
                new DeleteDatabase(catalog),
                new CreateTable(catalog),
                new GetTable(catalog),
                new GetTables(catalog),
                new UpdateTable(catalog),
                new DeleteTable(catalog),
                new BatchDeleteTable(catalog));
    }

    @Override
    public String service() {
        return "glue";
    }

    GlueCatalog catalog() {
        return catalog;
    }

    static String name(AwsRequest request, String path) {
        return fold(request.required(path));
    }

    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The input as given, under its folded name, with what Glue adds to it. */
    static ObjectNode entity(AwsRequest request, String input) {
        String name = name(request, input + ".Name");
        if (!(request.field(input) instanceof ObjectNode given)) {
            throw AwsException.badRequest("InvalidInputException", input + " is no object");
        }
        double now = Instant.now().toEpochMilli() / MILLIS;
        return given.deepCopy().put("Name", name).put("CatalogId", CATALOG).put("CreateTime", now);
    }

    static ObjectNode table(AwsRequest request) {
        ObjectNode table = entity(request, "TableInput").put("DatabaseName", name(request, "DatabaseName"));
        return table.put("UpdateTime", table.get("CreateTime").doubleValue())
                .put("IsRegisteredWithLakeFormation", false);
    }
}
