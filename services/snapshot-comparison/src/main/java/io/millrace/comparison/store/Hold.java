package io.millrace.comparison.store;

import io.millrace.comparison.domain.SnapshotRef;

import java.util.HashMap;
import java.util.Map;

/**
 * A difference that waits for a person.
 *
 * @param holdId what an approval names; the id of the batch that it will become
 * @param previousSnapshot the snapshot that it was compared with
 * @param snapshot the newest snapshot that brought it: while its bytes are the same, a later one takes its place here
 * @param heldEventId the deletions-held event
 * @param correlationId the first event of the chain
 * @param deletions rows that would be deleted
 * @param told whether the deletions-held event is known to be published: only then may a later snapshot rely on it
 */
public record Hold(
        String dataset,
        String holdId,
        String previousSnapshot,
        SnapshotRef snapshot,
        String heldEventId,
        String correlationId,
        long deletions,
        boolean told) {
    private static final String SNAPSHOT = "snapshot.";

    /** The same hold, told. */
    public Hold nowTold() {
        return new Hold(dataset, holdId, previousSnapshot, snapshot, heldEventId, correlationId, deletions, true);
    }

    /** The same hold, brought once more by a snapshot with the same bytes. */
    public Hold broughtBy(SnapshotRef again) {
        return new Hold(dataset, holdId, previousSnapshot, again, heldEventId, correlationId, deletions, told);
    }

    Map<String, String> values() {
        Map<String, String> values = new HashMap<>(snapshot.values(SNAPSHOT));
        values.put("holdId", holdId);
        values.put("previousSnapshot", previousSnapshot);
        values.put("heldEventId", heldEventId);
        values.put("correlationId", correlationId);
        values.put("deletions", Long.toString(deletions));
        values.put("told", Boolean.toString(told));
        return values;
    }

    static Hold of(String dataset, Map<String, String> values) {
        return new Hold(
                dataset,
                values.get("holdId"),
                values.get("previousSnapshot"),
                SnapshotRef.of(values, SNAPSHOT).orElseThrow(),
                values.get("heldEventId"),
                values.get("correlationId"),
                Long.parseLong(values.get("deletions")),
                Boolean.parseBoolean(values.get("told")));
    }
}
