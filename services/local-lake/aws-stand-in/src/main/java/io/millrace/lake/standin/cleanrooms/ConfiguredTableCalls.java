package io.millrace.lake.standin.cleanrooms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;
import io.millrace.lake.standin.rest.RestErrors;
import io.millrace.lake.standin.rest.RestOperation;
import io.millrace.lake.standin.rest.RestPage;

import java.util.List;

/** The reading calls on configured tables and their analysis rules. */
final class ConfiguredTableCalls {
    private static final String KIND = "configuredtable";
    private static final String ONE = "/configuredTables/{configuredTableIdentifier}";

    private final CleanRoomsState state;

    ConfiguredTableCalls(CleanRoomsState state) {
        this.state = state;
    }

    List<RestOperation> all() {
        return List.of(
                RestOperation.get(CleanRoomsCalls.SERVICE, "ListConfiguredTables", "/configuredTables", this::list),
                RestOperation.get(CleanRoomsCalls.SERVICE, "GetConfiguredTable", ONE, this::one),
                RestOperation.get(
                        CleanRoomsCalls.SERVICE,
                        "GetConfiguredTableAnalysisRule",
                        ONE + "/analysisRule/{analysisRuleType}",
                        this::rule));
    }

    static String id(SeededTable table) {
        return CleanRoomsNodes.id(KIND, table.name());
    }

    private ObjectNode list(AwsRequest request) {
        CleanRoomsSeed seed = state.seed();
        return RestPage.of(
                request,
                "configuredTableSummaries",
                seed.tables().stream().map(ConfiguredTableCalls::summary).toList(),
                seed.pageSize());
    }

    private ObjectNode one(AwsRequest request) {
        SeededTable table = find(request);
        ObjectNode node = summary(table);
        CleanRoomsNodes.texts(node, "allowedColumns", state.allowedColumns(table));
        node.putObject("tableReference")
                .putObject("glue")
                .put("databaseName", table.database())
                .put("tableName", table.table());
        return Json.object().set("configuredTable", node);
    }

    private ObjectNode rule(AwsRequest request) {
        SeededTable table = find(request);
        if (table.rule() == null || !"CUSTOM".equals(request.required("analysisRuleType"))) {
            throw RestErrors.notFound("An analysis rule of configured table " + table.name());
        }
        ObjectNode custom = Json.object();
        CleanRoomsNodes.texts(custom, "allowedAnalyses", table.rule().allowedAnalyses());
        CleanRoomsNodes.texts(custom, "allowedAnalysisProviders", table.rule().allowedAnalysisProviders());
        ObjectNode rule = CleanRoomsNodes.dated()
                .put("configuredTableId", id(table))
                .put("configuredTableArn", CleanRoomsNodes.arn(KIND, id(table)));
        return Json.object().set("analysisRule", CleanRoomsNodes.custom(rule, custom));
    }

    private SeededTable find(AwsRequest request) {
        String id = request.required("configuredTableIdentifier");
        return state.seed().tables().stream()
                .filter(table -> id(table).equals(id))
                .findFirst()
                .orElseThrow(() -> RestErrors.notFound("Configured table " + id));
    }

    private static ObjectNode summary(SeededTable table) {
        ObjectNode node =
                CleanRoomsNodes.resource(KIND, id(table), table.name()).put("analysisMethod", "DIRECT_QUERY");
        return CleanRoomsNodes.texts(node, "analysisRuleTypes", table.rule() == null ? List.of() : List.of("CUSTOM"));
    }
}
