package io.millrace.lake.standin.cleanrooms;

import java.util.List;

/**
 * The membership and its collaboration.
 *
 * @param id of the membership
 * @param account AWS account of the member
 * @param results where the results of its queries go; {@code null} when it cannot receive any
 * @param members everybody in the collaboration
 */
public record SeededMembership(
        String id,
        String collaborationId,
        String collaborationName,
        String account,
        Results results,
        List<Member> members) {
    /** Copies the list. */
    public SeededMembership {
        members = members == null ? List.of() : List.copyOf(members);
    }

    /** Where results go. */
    public record Results(String bucket, String prefix, String roleArn) {}

    /**
     * A member of the collaboration.
     *
     * @param abilities {@code CAN_QUERY}, {@code CAN_RECEIVE_RESULTS}, {@code CAN_RUN_JOB}
     */
    public record Member(String account, String name, List<String> abilities) {
        /** Copies the list. */
        public Member {
            abilities = abilities == null ? List.of() : List.copyOf(abilities);
        }
    }
}
