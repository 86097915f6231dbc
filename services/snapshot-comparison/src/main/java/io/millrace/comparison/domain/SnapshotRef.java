package io.millrace.comparison.domain;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot as its manifest describes it.
 *
 * @param snapshot its name; names sort in the order of the snapshots
 * @param location the data file
 * @param sha256 of the data file
 * @param rows of the data file
 */
public record SnapshotRef(String snapshot, URI location, String sha256, long rows) {
    /** As values of a checkpoint, each key with the prefix. */
    public Map<String, String> values(String prefix) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(prefix + "snapshot", snapshot);
        values.put(prefix + "location", location.toString());
        values.put(prefix + "sha256", sha256);
        values.put(prefix + "rows", Long.toString(rows));
        return values;
    }

    /** From values of a checkpoint; empty when there are none with the prefix. */
    public static Optional<SnapshotRef> of(Map<String, String> values, String prefix) {
        if (!values.containsKey(prefix + "snapshot")) {
            return Optional.empty();
        }
        return Optional.of(new SnapshotRef(
                values.get(prefix + "snapshot"),
                URI.create(values.get(prefix + "location")),
                values.get(prefix + "sha256"),
                Long.parseLong(values.get(prefix + "rows"))));
    }
}
