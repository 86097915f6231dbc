package io.millrace.capture.domain.start;

/**
 * What of a database server matters for capture.
 *
 * @param version for example 160011
 * @param mayReplicate the user is allowed to read the log
 * @param slotsLeft replication slots that can still be made
 * @param keepsAllLog the log of a slot that nobody reads grows without a limit
 */
public record ServerFacts(
        int version,
        boolean standby,
        String walLevel,
        String user,
        boolean mayReplicate,
        int slotsLeft,
        boolean keepsAllLog) {}
