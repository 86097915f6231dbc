package io.millrace.lake.standin.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

/** Removes tables; those that cannot be removed are told in the answer, the others go. */
final class BatchDeleteTable extends GlueOperation {
    private static final int MOST = 100;

    BatchDeleteTable(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        String database = name(request, "DatabaseName");
        JsonNode names = request.field("TablesToDelete");
        if (names.size() > MOST) {
            throw AwsException.badRequest(
                    "InvalidInputException", "TablesToDelete has more than %d names".formatted(MOST));
        }
        catalog().database(database);
        ObjectNode answer = Json.object();
        ArrayNode errors = answer.putArray("Errors");
        for (JsonNode name : names) {
            try {
                catalog().deleteTable(database, fold(name.asText()));
            } catch (AwsException e) {
                errors.addObject()
                        .put("TableName", name.asText())
                        .putObject("ErrorDetail")
                        .put("ErrorCode", e.code())
                        .put("ErrorMessage", e.getMessage());
            }
        }
        return answer;
    }
}
