package io.millrace.cleanroom.adapter;

import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.CleanRoom;
import io.millrace.platform.stage.StageFailureException;
import software.amazon.awssdk.services.cleanrooms.CleanRoomsClient;
import software.amazon.awssdk.services.cleanrooms.model.IdMappingTableSummary;
import software.amazon.awssdk.services.cleanrooms.model.IdNamespaceAssociationSummary;
import software.amazon.awssdk.services.cleanrooms.model.MemberAbility;
import software.amazon.awssdk.services.cleanrooms.model.MemberSummary;
import software.amazon.awssdk.services.cleanrooms.model.Membership;
import software.amazon.awssdk.services.cleanrooms.model.MembershipProtectedQueryResultConfiguration;
import software.amazon.awssdk.services.cleanrooms.model.ProtectedQueryS3OutputConfiguration;
import software.amazon.awssdk.services.cleanrooms.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cleanrooms.model.SchemaSummary;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a membership of Clean Rooms and its collaboration hold, all pages of every list. */
public final class CleanRoomReader {
    private final CleanRoomsClient client;
    private final int concurrency;

    /** Asks with so many calls at the same time. */
    public CleanRoomReader(CleanRoomsClient client, int concurrency) {
        this.client = client;
        this.concurrency = concurrency;
    }

    /**
     * Asks for everything.
     *
     * @throws StageFailureException when there is no such membership
     */
    public CleanRoom read(String membershipId) {
        try (Questions questions = new Questions(concurrency)) {
            ConfiguredTables tables = new ConfiguredTables(client, questions, membershipId);
            Answer<CleanRoom.Membership> membership = questions
                    .ask("GetMembership", () -> membership(membershipId))
                    .get();
            var members = inCollaboration(questions, "ListMembers", membership, this::members);
            var schemas = inCollaboration(questions, "ListSchemas", membership, this::schemas);
            var namespaces = questions.ask("ListIdNamespaceAssociations", () -> namespaces(membershipId));
            var mappings = questions.ask("ListIdMappingTables", () -> mappings(membershipId));
            return new CleanRoom(
                    membership,
                    members.get(),
                    tables.configured(),
                    tables.associations(),
                    schemas.get(),
                    namespaces.get(),
                    mappings.get());
        }
    }

    private static <T> Supplier<Answer<T>> inCollaboration(
            Questions questions, String call, Answer<CleanRoom.Membership> membership, Function<String, T> question) {
        if (!membership.known()) {
            return () -> Answer.unknown(membership.fault());
        }
        return questions.ask(call, () -> question.apply(membership.value().collaborationId()));
    }

    private CleanRoom.Membership membership(String id) {
        try {
            Membership found = client.getMembership(request -> request.membershipIdentifier(id))
                    .membership();
            Optional<MembershipProtectedQueryResultConfiguration> results =
                    Optional.ofNullable(found.defaultResultConfiguration());
            Optional<ProtectedQueryS3OutputConfiguration> output = results.map(
                    configuration -> configuration.outputConfiguration().s3());
            return new CleanRoom.Membership(
                    found.id(),
                    found.collaborationId(),
                    found.collaborationName(),
                    found.memberAbilities().contains(MemberAbility.CAN_RECEIVE_RESULTS),
                    output.map(ProtectedQueryS3OutputConfiguration::bucket).orElse(null),
                    output.map(ProtectedQueryS3OutputConfiguration::keyPrefix).orElse(null),
                    results.map(MembershipProtectedQueryResultConfiguration::roleArn)
                            .orElse(null));
        } catch (ResourceNotFoundException e) {
            throw new StageFailureException(
                    "The Clean Rooms report cannot be written",
                    "there is no membership " + id + " in this account and region",
                    "Correct millrace.cleanroom.membership-id or millrace.aws.region.");
        }
    }

    private List<CleanRoom.Member> members(String collaborationId) {
        return client
                .listMembersPaginator(request -> request.collaborationIdentifier(collaborationId))
                .memberSummaries()
                .stream()
                .map(CleanRoomReader::member)
                .toList();
    }

    private static CleanRoom.Member member(MemberSummary member) {
        return new CleanRoom.Member(
                member.accountId(), member.displayName(), member.statusAsString(), member.abilitiesAsStrings());
    }

    private List<CleanRoom.Schema> schemas(String collaborationId) {
        return client
                .listSchemasPaginator(request -> request.collaborationIdentifier(collaborationId))
                .schemaSummaries()
                .stream()
                .map(CleanRoomReader::schema)
                .toList();
    }

    private static CleanRoom.Schema schema(SchemaSummary schema) {
        return new CleanRoom.Schema(
                schema.name(), schema.typeAsString(), schema.creatorAccountId(), schema.analysisRuleTypesAsStrings());
    }

    private List<CleanRoom.NamespaceAssociation> namespaces(String membershipId) {
        return client
                .listIdNamespaceAssociationsPaginator(request -> request.membershipIdentifier(membershipId))
                .idNamespaceAssociationSummaries()
                .stream()
                .map(CleanRoomReader::namespace)
                .toList();
    }

    private static CleanRoom.NamespaceAssociation namespace(IdNamespaceAssociationSummary summary) {
        return new CleanRoom.NamespaceAssociation(
                summary.id(),
                summary.name(),
                summary.description(),
                summary.inputReferenceProperties().idNamespaceTypeAsString(),
                summary.inputReferenceConfig().inputReferenceArn());
    }

    private List<CleanRoom.MappingTable> mappings(String membershipId) {
        return client
                .listIdMappingTablesPaginator(request -> request.membershipIdentifier(membershipId))
                .idMappingTableSummaries()
                .stream()
                .map(CleanRoomReader::mapping)
                .toList();
    }

    private static CleanRoom.MappingTable mapping(IdMappingTableSummary summary) {
        return new CleanRoom.MappingTable(
                summary.id(),
                summary.name(),
                summary.description(),
                summary.inputReferenceConfig().inputReferenceArn());
    }
}
