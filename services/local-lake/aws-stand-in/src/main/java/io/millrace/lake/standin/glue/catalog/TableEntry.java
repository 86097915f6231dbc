package io.millrace.lake.standin.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A table with its partitions and the statistics of its columns, by {@link PartitionValues#key}. */
final class TableEntry {
    final NavigableMap<String, ObjectNode> partitions = new TreeMap<>();
    private final Map<String, NavigableMap<String, ObjectNode>> statistics = new TreeMap<>();
    ObjectNode table;

    NavigableMap<String, ObjectNode> statistics(PartitionValues of) {
        return statistics.computeIfAbsent(of.key(), key -> new TreeMap<>());
    }

    void dropPartition(PartitionValues values) {
        partitions.remove(values.key());
        statistics.remove(values.key());
    }
}
