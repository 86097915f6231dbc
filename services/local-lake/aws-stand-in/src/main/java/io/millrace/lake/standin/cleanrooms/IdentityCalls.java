package io.millrace.lake.standin.cleanrooms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.entityresolution.EntityResolutionCalls;
import io.millrace.lake.standin.entityresolution.SeededNamespace;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;
import io.millrace.lake.standin.rest.RestErrors;
import io.millrace.lake.standin.rest.RestOperation;
import io.millrace.lake.standin.rest.RestPage;

import java.util.List;

/** The reading calls on associations of ID namespaces and on ID mapping tables. */
final class IdentityCalls {
    private static final String NAMESPACES = CleanRoomsCalls.MEMBERSHIP + "/idnamespaceassociations";
    private static final String MAPPINGS = CleanRoomsCalls.MEMBERSHIP + "/idmappingtables";
    private static final String NAMESPACE = "idnamespaceassociation";
    private static final String MAPPING = "idmappingtable";

    private final CleanRoomsState state;

    IdentityCalls(CleanRoomsState state) {
        this.state = state;
    }

    List<RestOperation> all() {
        String service = CleanRoomsCalls.SERVICE;
        return List.of(
                RestOperation.get(service, "ListIdNamespaceAssociations", NAMESPACES, this::namespaces),
                RestOperation.get(
                        service,
                        "GetIdNamespaceAssociation",
                        NAMESPACES + "/{idNamespaceAssociationIdentifier}",
                        this::namespace),
                RestOperation.get(service, "ListIdMappingTables", MAPPINGS, this::mappings),
                RestOperation.get(
                        service, "GetIdMappingTable", MAPPINGS + "/{idMappingTableIdentifier}", this::mapping));
    }

    private ObjectNode namespaces(AwsRequest request) {
        SeededMembership membership = CleanRoomsCalls.membership(state, request);
        return RestPage.of(
                request,
                "idNamespaceAssociationSummaries",
                associated().stream()
                        .map(namespace -> namespace(namespace, membership))
                        .toList(),
                state.seed().pageSize());
    }

    private ObjectNode namespace(AwsRequest request) {
        SeededMembership membership = CleanRoomsCalls.membership(state, request);
        String id = request.required("idNamespaceAssociationIdentifier");
        return associated().stream()
                .filter(namespace ->
                        CleanRoomsNodes.id(NAMESPACE, namespace.name()).equals(id))
                .map(namespace ->
                        Json.object().<ObjectNode>set("idNamespaceAssociation", namespace(namespace, membership)))
                .findFirst()
                .orElseThrow(() -> RestErrors.notFound("ID namespace association " + id));
    }

    private List<SeededNamespace> associated() {
        return state.seed().namespaces().stream()
                .filter(SeededNamespace::associated)
                .toList();
    }

    private static ObjectNode namespace(SeededNamespace namespace, SeededMembership membership) {
        ObjectNode node = CleanRoomsNodes.inMembership(
                        CleanRoomsNodes.resource(
                                NAMESPACE, CleanRoomsNodes.id(NAMESPACE, namespace.name()), namespace.name()),
                        membership)
                .put("description", namespace.description());
        node.putObject("inputReferenceConfig")
                .put("inputReferenceArn", EntityResolutionCalls.arn(namespace))
                .put("manageResourcePolicies", true);
        node.putObject("inputReferenceProperties").put("idNamespaceType", namespace.type());
        return node;
    }

    private ObjectNode mappings(AwsRequest request) {
        SeededMembership membership = CleanRoomsCalls.membership(state, request);
        return RestPage.of(
                request,
                "idMappingTableSummaries",
                state.seed().mappingTables().stream()
                        .map(name -> mapping(name, membership))
                        .toList(),
                state.seed().pageSize());
    }

    private ObjectNode mapping(AwsRequest request) {
        SeededMembership membership = CleanRoomsCalls.membership(state, request);
        String id = request.required("idMappingTableIdentifier");
        return state.seed().mappingTables().stream()
                .filter(name -> CleanRoomsNodes.id(MAPPING, name).equals(id))
                .map(name -> Json.object().<ObjectNode>set("idMappingTable", mapping(name, membership)))
                .findFirst()
                .orElseThrow(() -> RestErrors.notFound("ID mapping table " + id));
    }

    private static ObjectNode mapping(String name, SeededMembership membership) {
        ObjectNode node = CleanRoomsNodes.inMembership(
                CleanRoomsNodes.resource(MAPPING, CleanRoomsNodes.id(MAPPING, name), name), membership);
        node.putObject("inputReferenceConfig")
                .put("inputReferenceArn", "arn:aws:entityresolution:us-east-1:000000000000:idmappingworkflow/" + name)
                .put("manageResourcePolicies", true);
        return node;
    }
}
