package io.millrace.lake.standin.cleanrooms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.entityresolution.EntityResolutionCalls;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;
import io.millrace.lake.standin.rest.RestErrors;
import io.millrace.lake.standin.rest.RestOperation;
import io.millrace.lake.standin.rest.RestPage;

import java.util.ArrayList;
import java.util.List;

/** The reading calls of Clean Rooms, and of Entity Resolution beside it, on what is seeded. */
public final class CleanRoomsCalls {
    static final String SERVICE = "cleanrooms";
    static final String MEMBERSHIP = "/memberships/{membershipIdentifier}";
    static final String COLLABORATION = "/collaborations/{collaborationIdentifier}";

    private final CleanRoomsState state;

    private CleanRoomsCalls(CleanRoomsState state) {
        this.state = state;
    }

    /** All that are answered, of both services. */
    public static List<RestOperation> all(CleanRoomsState state) {
        CleanRoomsCalls calls = new CleanRoomsCalls(state);
        List<RestOperation> all = new ArrayList<>(List.of(
                RestOperation.get(SERVICE, "GetMembership", MEMBERSHIP, calls::membership),
                RestOperation.get(SERVICE, "GetCollaboration", COLLABORATION, calls::collaboration),
                RestOperation.get(SERVICE, "ListCollaborations", "/collaborations", calls::collaborations),
                RestOperation.get(SERVICE, "ListMembers", COLLABORATION + "/members", calls::members)));
        all.addAll(new ConfiguredTableCalls(state).all());
        all.addAll(new AssociationCalls(state).all());
        all.addAll(new IdentityCalls(state).all());
        all.addAll(new EntityResolutionCalls(state::entityResolution).all());
        return all;
    }

    static SeededMembership membership(CleanRoomsState state, AwsRequest request) {
        String id = request.required("membershipIdentifier");
        SeededMembership membership = state.seed().membership();
        if (membership == null || !membership.id().equals(id)) {
            throw RestErrors.notFound("Membership " + id);
        }
        return membership;
    }

    static SeededMembership collaborating(CleanRoomsState state, AwsRequest request) {
        String id = request.required("collaborationIdentifier");
        SeededMembership membership = state.seed().membership();
        if (membership == null || !membership.collaborationId().equals(id)) {
            throw RestErrors.notFound("Collaboration " + id);
        }
        return membership;
    }

    private ObjectNode membership(AwsRequest request) {
        SeededMembership membership = membership(state, request);
        ObjectNode node = CleanRoomsNodes.inMembership(CleanRoomsNodes.dated(), membership)
                .put("id", membership.id())
                .put("arn", CleanRoomsNodes.arn("membership", membership.id()))
                .put("collaborationName", membership.collaborationName())
                .put("status", "ACTIVE");
        ArrayNode abilities = node.putArray("memberAbilities");
        SeededMembership.Results results = membership.results();
        if (results != null) {
            abilities.add("CAN_RECEIVE_RESULTS");
            ObjectNode configuration = node.putObject("defaultResultConfiguration");
            configuration.put("roleArn", results.roleArn());
            configuration
                    .putObject("outputConfiguration")
                    .putObject("s3")
                    .put("resultFormat", "PARQUET")
                    .put("bucket", results.bucket())
                    .put("keyPrefix", results.prefix());
        }
        return Json.object().set("membership", node);
    }

    private ObjectNode collaboration(AwsRequest request) {
        return Json.object().set("collaboration", summary(collaborating(state, request)));
    }

    private ObjectNode collaborations(AwsRequest request) {
        SeededMembership membership = state.seed().membership();
        List<ObjectNode> all = membership == null ? List.of() : List.of(summary(membership));
        return RestPage.of(request, "collaborationList", all, state.seed().pageSize());
    }

    private ObjectNode members(AwsRequest request) {
        List<ObjectNode> summaries = collaborating(state, request).members().stream()
                .map(member -> CleanRoomsNodes.texts(
                        CleanRoomsNodes.dated()
                                .put("accountId", member.account())
                                .put("displayName", member.name())
                                .put("status", "ACTIVE"),
                        "abilities",
                        member.abilities()))
                .toList();
        return RestPage.of(request, "memberSummaries", summaries, state.seed().pageSize());
    }

    private static ObjectNode summary(SeededMembership membership) {
        return CleanRoomsNodes.resource("collaboration", membership.collaborationId(), membership.collaborationName())
                .put("membershipId", membership.id())
                .put("memberStatus", "ACTIVE");
    }
}
