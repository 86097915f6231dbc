package io.millrace.platform.ledger;

import io.millrace.events.Event;

import java.time.Instant;
import java.util.Map;

/**
 * One stage handling one event.
 *
 * @param id {@code stage/causeId}
 * @param round 1, and one more each time that a person opens the failed run again
 * @param attempts tries in this round so far, the present one included
 * @param claims how often any process has taken it: only grows, so that no two takings have the same number
 * @param lease what proves that this process may carry the run on; null when it was only looked at
 * @param updatedAt when the ledger last wrote it
 * @param facts what the run produced, for people: counts, locations, ids of events
 */
public record Run(
        String id,
        String stage,
        Event<?> cause,
        RunState state,
        int round,
        int attempts,
        long claims,
        String lease,
        Instant updatedAt,
        Map<String, String> facts) {

    /** The id of the run of a stage for an event. */
    public static String id(String stage, String causeId) {
        return stage + "/" + causeId;
    }
}
