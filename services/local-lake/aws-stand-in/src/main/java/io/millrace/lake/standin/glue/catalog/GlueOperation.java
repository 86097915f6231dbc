package io.millrace.lake.standin.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the operations of Glue have in common: folded names, dates in epoch seconds, the account's catalog. */
public abstract class GlueOperation implements Operation {
    private static final String ACCOUNT = "000000000000";
    private static final double MILLIS = 1000.0;

    private final GlueCatalog catalog;

    /** An operation on this catalog. */
    protected GlueOperation(GlueCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String service() {
        return "glue";
    }

    /** Databases and tables. */
    protected final GlueCatalog catalog() {
        return catalog;
    }

    /** A name that the request must have, in Glue's lower case. */
    protected static String name(AwsRequest request, String path) {
        return fold(request.required(path));
    }

    /** Glue keeps names in lower case. */
    protected static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The table that {@code DatabaseName} and {@code TableName} tell. */
    protected static TableName tableName(AwsRequest request) {
        return new TableName(name(request, "DatabaseName"), name(request, "TableName"));
    }

    /** The input as given, under its folded name, with what Glue adds to it. */
    protected static ObjectNode entity(AwsRequest request, String input) {
        String name = name(request, input + ".Name");
        return object(request, input)
                .deepCopy()
                .put("Name", name)
                .put("CatalogId", ACCOUNT)
                .put("CreateTime", now());
    }

    /** The table of {@code TableInput}. */
    protected static ObjectNode table(AwsRequest request) {
        ObjectNode table = entity(request, "TableInput").put("DatabaseName", name(request, "DatabaseName"));
        return table.put("UpdateTime", table.get("CreateTime").doubleValue())
                .put("IsRegisteredWithLakeFormation", false);
    }

    /** A partition as Glue gives it out, made of a {@code PartitionInput}. */
    protected static ObjectNode partition(TableName table, JsonNode input) {
        if (!(input instanceof ObjectNode given)) {
            throw invalid("PartitionInput is no object");
        }
        return given.deepCopy()
                .put("DatabaseName", table.database())
                .put("TableName", table.table())
                .put("CatalogId", ACCOUNT)
                .put("CreationTime", now());
    }

    /** An object that the request must have. */
    protected static ObjectNode object(AwsRequest request, String path) {
        if (request.field(path) instanceof ObjectNode given) {
            return given;
        }
        throw invalid(path + " is no object");
    }

    /** The elements of a list that may have at most so many. */
    protected static List<JsonNode> list(AwsRequest request, String path, int most) {
        JsonNode given = request.field(path);
        if (given.size() > most) {
            throw invalid("%s has %d elements: give at most %d".formatted(path, given.size(), most));
        }
        List<JsonNode> elements = new ArrayList<>();
        given.forEach(elements::add);
        return elements;
    }

    /** The caller's mistake. */
    protected static AwsException invalid(String message) {
        return AwsException.badRequest("InvalidInputException", message);
    }

    private static double now() {
        return Instant.now().toEpochMilli() / MILLIS;
    }
}
