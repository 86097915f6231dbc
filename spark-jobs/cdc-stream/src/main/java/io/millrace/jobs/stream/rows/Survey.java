package io.millrace.jobs.stream.rows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a batch holds.
 *
 * @param partitions by Kafka partition
 * @param rules how many rows broke each rule, by the rule's id
 * @param orders what the changes' places were made of; more than one is an error
 * @param unknown columns that the table does not have
 * @param lacking columns without which deletes came that need them
 * @param lsn highest place; {@code null} without changes and controls
 * @param controls in the order of partition and offset
 * @param arrived Kafka's time of the last message
 */
public record Survey(
        Map<Integer, Part> partitions,
        Map<String, Long> rules,
        Set<String> orders,
        Set<String> unknown,
        Set<String> lacking,
        Long lsn,
        List<ControlMessage> controls,
        Instant arrived) {

    /**
     * The messages of one partition.
     *
     * @param setAside changes that broke a rule whose severity is error
     * @param warned changes that broke rules whose severity is warning, and no others
     */
    public record Part(
            long first,
            long last,
            long messages,
            long changes,
            long malformed,
            long control,
            long setAside,
            long warned) {}

    /** Keeps sorted copies. */
    public Survey {
        partitions = new TreeMap<>(partitions);
        rules = new TreeMap<>(rules);
        orders = new TreeSet<>(orders);
        unknown = new TreeSet<>(unknown);
        lacking = new TreeSet<>(lacking);
        controls = List.copyOf(controls);
    }

    /** All messages. */
    public long messages() {
        return partitions.values().stream().mapToLong(Part::messages).sum();
    }

    /** Changed rows. */
    public long changes() {
        return partitions.values().stream().mapToLong(Part::changes).sum();
    }

    /** Messages that cannot be read. */
    public long malformed() {
        return partitions.values().stream().mapToLong(Part::malformed).sum();
    }

    /** Changes that broke rules and are set aside. */
    public long setAside() {
        return partitions.values().stream().mapToLong(Part::setAside).sum();
    }

    /** Changes that broke rules and go on. */
    public long warned() {
        return partitions.values().stream().mapToLong(Part::warned).sum();
    }

    /** Whether offsets are missing between a partition's first and last: some were compacted away, or a row came twice. */
    public boolean hasGaps() {
        return partitions.values().stream().anyMatch(part -> part.last() - part.first() + 1 != part.messages());
    }
}
