package io.millrace.comparison.store;

import io.millrace.comparison.domain.SnapshotRef;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last published snapshot of a dataset and the comparison under way, as one checkpoint.
 *
 * @param published what the next snapshot is compared with; empty before the first
 * @param batch the batch that published it; empty before the first, and when a person chose the snapshot
 * @param approved holds that were approved and published, newest first, the last {@value #APPROVED_KEPT}
 * @param pending the comparison under way
 */
record Watermark(
        Optional<SnapshotRef> published, Optional<String> batch, List<String> approved, Optional<Pending> pending) {
    static final int APPROVED_KEPT = 20;

    private static final String PENDING = "pending.";
    private static final String APPROVED = "approved";

    /**
     * A comparison under way.
     *
     * @param causeId the event whose run it is
     * @param snapshotId the downstream snapshot id, read once so that a retry writes the same keys
     * @param publishing whether a manifest may have been written, so that nobody else may take over
     */
    record Pending(String causeId, String snapshotId, boolean publishing) {}

    static Watermark of(Map<String, String> values) {
        Optional<Pending> pending = Optional.ofNullable(values.get(PENDING + "cause"))
                .map(cause -> new Pending(
                        cause,
                        values.get(PENDING + "snapshotId"),
                        Boolean.parseBoolean(values.get(PENDING + "publishing"))));
        String approved = values.getOrDefault(APPROVED, "");
        return new Watermark(
                SnapshotRef.of(values, ""),
                Optional.ofNullable(values.get("batch")),
                approved.isEmpty() ? List.of() : List.of(approved.split(",", -1)),
                pending);
    }

    static Watermark none() {
        return new Watermark(Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    Watermark with(Pending comparison) {
        return new Watermark(published, batch, approved, Optional.of(comparison));
    }

    Watermark released() {
        return new Watermark(published, batch, approved, Optional.empty());
    }

    Watermark advanced(SnapshotRef to, String by, boolean wasHeld) {
        List<String> all = wasHeld
                ? Stream.concat(Stream.of(by), approved.stream())
                        .distinct()
                        .limit(APPROVED_KEPT)
                        .toList()
                : approved;
        return new Watermark(Optional.of(to), Optional.of(by), all, Optional.empty());
    }

    Watermark rebased(Optional<SnapshotRef> to) {
        return new Watermark(to, Optional.empty(), approved, Optional.empty());
    }

    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        published.ifPresent(snapshot -> values.putAll(snapshot.values("")));
        batch.ifPresent(id -> values.put("batch", id));
        if (!approved.isEmpty()) {
            values.put(APPROVED, String.join(",", approved));
        }
        pending.ifPresent(comparison -> {
            values.put(PENDING + "cause", comparison.causeId());
            values.put(PENDING + "snapshotId", comparison.snapshotId());
            values.put(PENDING + "publishing", Boolean.toString(comparison.publishing()));
        });
        return values;
    }
}
