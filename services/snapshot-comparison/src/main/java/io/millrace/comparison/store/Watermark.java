package io.millrace.comparison.store;

import io.millrace.comparison.domain.SnapshotRef;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last published snapshot of a dataset and the comparison under way, as one checkpoint.
 *
 * @param published what the next snapshot is compared with; empty before the first
 * @param batch the batch that published it; empty before the first
 * @param pending the comparison under way
 */
record Watermark(Optional<SnapshotRef> published, Optional<String> batch, Optional<Pending> pending) {
    private static final String PENDING = "pending.";

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
        return new Watermark(SnapshotRef.of(values, ""), Optional.ofNullable(values.get("batch")), pending);
    }

    static Watermark none() {
        return new Watermark(Optional.empty(), Optional.empty(), Optional.empty());
    }

    Watermark with(Pending comparison) {
        return new Watermark(published, batch, Optional.of(comparison));
    }

    Watermark released() {
        return new Watermark(published, batch, Optional.empty());
    }

    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        published.ifPresent(snapshot -> values.putAll(snapshot.values("")));
        batch.ifPresent(id -> values.put("batch", id));
        pending.ifPresent(comparison -> {
            values.put(PENDING + "cause", comparison.causeId());
            values.put(PENDING + "snapshotId", comparison.snapshotId());
            values.put(PENDING + "publishing", Boolean.toString(comparison.publishing()));
        });
        return values;
    }
}
