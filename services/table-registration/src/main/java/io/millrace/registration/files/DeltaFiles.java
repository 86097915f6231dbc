package io.millrace.registration.files;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The data files that stand when all commits of a Delta log were applied, from the first one on. */
final class DeltaFiles {
    private final Map<String, DataFile> standing = new HashMap<>();

    /** A file; what the log does not tell of it is null. */
    private record DataFile(Long bytes, Long rows) {}

    /**
     * The next commit.
     *
     * @param adds its {@code add} actions, each with its statistics
     */
    void apply(Collection<JsonNode> removes, Map<JsonNode, JsonNode> adds) {
        removes.forEach(action -> standing.remove(name(action)));
        adds.forEach((action, statistics) -> standing.put(name(action), file(action, statistics)));
    }

    /** How many there are. */
    long count() {
        return standing.size();
    }

    /** The size of all; empty when the log does not tell that of each. */
    Optional<Long> bytes() {
        return sum(standing.values().stream().map(DataFile::bytes).toList());
    }

    /** The rows of all, deleted ones not counted; empty when the log does not tell those of each. */
    Optional<Long> rows() {
        return sum(standing.values().stream().map(DataFile::rows).toList());
    }

    private static Optional<Long> sum(List<Long> figures) {
        return figures.stream().allMatch(Objects::nonNull)
                ? Optional.of(figures.stream().mapToLong(Long::longValue).sum())
                : Optional.empty();
    }

    /** A file whose deletion vector changes is removed and added in one commit. */
    private static String name(JsonNode action) {
        JsonNode deleted = action.path("deletionVector");
        return action.path("path").asText() + " " + deleted.path("storageType").asText()
                + deleted.path("pathOrInlineDv").asText() + " "
                + deleted.path("offset").asText();
    }

    private static DataFile file(JsonNode action, JsonNode statistics) {
        JsonNode rows = statistics.path("numRecords");
        return new DataFile(
                action.path("size").isNumber() ? action.path("size").asLong() : null,
                rows.isNumber()
                        ? rows.asLong()
                                - action.path("deletionVector")
                                        .path("cardinality")
                                        .asLong(0)
                        : null);
    }
}
