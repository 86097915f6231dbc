package io.millrace.lake.standin.cleanrooms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;
import io.millrace.lake.standin.rest.RestErrors;
import io.millrace.lake.standin.rest.RestOperation;
import io.millrace.lake.standin.rest.RestPage;

import java.util.List;

/** The reading calls on associations, their analysis rules, and the collaboration's schemas that come of them. */
final class AssociationCalls {
    private static final String KIND = "configuredtableassociation";
    private static final String LIST = CleanRoomsCalls.MEMBERSHIP + "/configuredTableAssociations";
    private static final String ONE = LIST + "/{configuredTableAssociationIdentifier}";
    private static final String SCHEMAS = CleanRoomsCalls.COLLABORATION + "/schemas";

    private final CleanRoomsState state;

    AssociationCalls(CleanRoomsState state) {
        this.state = state;
    }

    List<RestOperation> all() {
        String service = CleanRoomsCalls.SERVICE;
        return List.of(
                RestOperation.get(service, "ListConfiguredTableAssociations", LIST, this::list),
                RestOperation.get(service, "GetConfiguredTableAssociation", ONE, this::one),
                RestOperation.get(
                        service,
                        "GetConfiguredTableAssociationAnalysisRule",
                        ONE + "/analysisRule/{analysisRuleType}",
                        this::rule),
                RestOperation.get(service, "ListSchemas", SCHEMAS, this::schemas),
                RestOperation.get(
                        service, "GetSchemaAnalysisRule", SCHEMAS + "/{name}/analysisRule/{type}", this::schemaRule));
    }

    private ObjectNode list(AwsRequest request) {
        SeededMembership membership = CleanRoomsCalls.membership(state, request);
        return RestPage.of(
                request,
                "configuredTableAssociationSummaries",
                associated().stream().map(table -> summary(table, membership)).toList(),
                state.seed().pageSize());
    }

    private ObjectNode one(AwsRequest request) {
        SeededMembership membership = CleanRoomsCalls.membership(state, request);
        return Json.object().set("configuredTableAssociation", summary(find(request), membership));
    }

    private ObjectNode rule(AwsRequest request) {
        SeededMembership membership = CleanRoomsCalls.membership(state, request);
        SeededTable table = find(request);
        if (table.association().receivers() == null || !"CUSTOM".equals(request.required("analysisRuleType"))) {
            throw RestErrors.notFound(
                    "An analysis rule of association " + table.association().name());
        }
        ObjectNode custom = Json.object();
        CleanRoomsNodes.texts(
                custom, "allowedResultReceivers", table.association().receivers());
        ObjectNode rule = CleanRoomsNodes.dated()
                .put("membershipIdentifier", membership.id())
                .put("configuredTableAssociationId", id(table))
                .put("configuredTableAssociationArn", CleanRoomsNodes.arn(KIND, id(table)));
        return Json.object().set("analysisRule", CleanRoomsNodes.custom(rule, custom));
    }

    private ObjectNode schemas(AwsRequest request) {
        SeededMembership membership = CleanRoomsCalls.collaborating(state, request);
        return RestPage.of(
                request,
                "schemaSummaries",
                associated().stream().map(table -> schema(table, membership)).toList(),
                state.seed().pageSize());
    }

    private ObjectNode schemaRule(AwsRequest request) {
        SeededMembership membership = CleanRoomsCalls.collaborating(state, request);
        String name = request.required("name");
        SeededTable table = associated().stream()
                .filter(candidate -> candidate.association().name().equals(name) && candidate.rule() != null)
                .findFirst()
                .orElseThrow(() -> RestErrors.notFound("An analysis rule of schema " + name));
        ObjectNode custom = Json.object();
        CleanRoomsNodes.texts(custom, "allowedAnalyses", table.rule().allowedAnalyses());
        CleanRoomsNodes.texts(custom, "allowedAnalysisProviders", table.rule().allowedAnalysisProviders());
        ObjectNode rule = CleanRoomsNodes.dated()
                .put("collaborationId", membership.collaborationId())
                .put("name", name);
        return Json.object().set("analysisRule", CleanRoomsNodes.custom(rule, custom));
    }

    private List<SeededTable> associated() {
        return state.seed().tables().stream()
                .filter(table -> table.association() != null)
                .toList();
    }

    private SeededTable find(AwsRequest request) {
        String id = request.required("configuredTableAssociationIdentifier");
        return associated().stream()
                .filter(table -> id(table).equals(id))
                .findFirst()
                .orElseThrow(() -> RestErrors.notFound("Association " + id));
    }

    private static String id(SeededTable table) {
        return CleanRoomsNodes.id(KIND, table.association().name());
    }

    private static ObjectNode summary(SeededTable table, SeededMembership membership) {
        ObjectNode node = CleanRoomsNodes.resource(
                        KIND, id(table), table.association().name())
                .put("configuredTableId", ConfiguredTableCalls.id(table))
                .put("membershipId", membership.id())
                .put("membershipArn", CleanRoomsNodes.arn("membership", membership.id()));
        return CleanRoomsNodes.texts(
                node, "analysisRuleTypes", table.association().receivers() == null ? List.of() : List.of("CUSTOM"));
    }

    private static ObjectNode schema(SeededTable table, SeededMembership membership) {
        ObjectNode node = CleanRoomsNodes.dated()
                .put("name", table.association().name())
                .put("type", "TABLE")
                .put("creatorAccountId", membership.account())
                .put("collaborationId", membership.collaborationId())
                .put("collaborationArn", CleanRoomsNodes.arn("collaboration", membership.collaborationId()))
                .put("analysisMethod", "DIRECT_QUERY");
        return CleanRoomsNodes.texts(node, "analysisRuleTypes", table.rule() == null ? List.of() : List.of("CUSTOM"));
    }
}
