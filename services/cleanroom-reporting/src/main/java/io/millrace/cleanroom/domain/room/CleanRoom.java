package io.millrace.cleanroom.domain.room;

import java.util.List;

/**
 * What Clean Rooms answered.
 *
 * @param associations of the membership
 * @param schemas of the collaboration, everybody's
 */
public record CleanRoom(
        Answer<Membership> membership,
        Answer<List<Member>> members,
        Answer<List<ConfiguredTable>> configuredTables,
        Answer<List<Association>> associations,
        Answer<List<Schema>> schemas,
        Answer<List<NamespaceAssociation>> namespaceAssociations,
        Answer<List<MappingTable>> mappingTables) {

    /** The membership with its collaboration. */
    public record Membership(
            String id,
            String collaborationId,
            String collaborationName,
            boolean canReceiveResults,
            String resultBucket,
            String resultPrefix,
            String resultRoleArn) {}

    /** A member of the collaboration. */
    public record Member(String accountId, String name, String status, List<String> abilities) {
        /** Copies the list. */
        public Member {
            abilities = List.copyOf(abilities);
        }
    }

    /** A table as the collaboration sees it, under the association's name. */
    public record Schema(String name, String type, String creatorAccountId, List<String> analysisRuleTypes) {
        /** Copies the list. */
        public Schema {
            analysisRuleTypes = List.copyOf(analysisRuleTypes);
        }
    }

    /**
     * An ID namespace's association with the membership.
     *
     * @param namespaceArn of the namespace in Entity Resolution
     */
    public record NamespaceAssociation(String id, String name, String description, String type, String namespaceArn) {}

    /**
     * An ID mapping table of the membership.
     *
     * @param workflowArn what it is made by
     */
    public record MappingTable(String id, String name, String description, String workflowArn) {}
}
