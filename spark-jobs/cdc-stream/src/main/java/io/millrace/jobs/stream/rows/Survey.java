package io.millrace.jobs.stream.rows;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a batch holds.
 *
 * @param partitions by Kafka partition
 * @param rules of the rows that are set aside, how many broke each rule
 * @param warnings of the rows that go on, how many broke each rule
 * @param orders what the changes' places were made of; more than one is an error
 * @param unknown columns that the table does not have
 * @param lacking columns without which deletes came that need them
 * @param absent columns of the configuration that rows lack which should have all
 * @param unplacedSince earliest commit of the changes whose source tells no log position; {@code null} without such
 * @param lsn highest place; {@code null} without changes and controls
 * @param malformedReason why one of the messages cannot be read; {@code null} when all can
 * @param controls in the order of partition and offset
 * @param arrived Kafka's time of the last message
 */
public record Survey(
        Map<Integer, Part> partitions,
        Map<BrokenRule, Long> rules,
        Map<BrokenRule, Long> warnings,
        Set<String> orders,
        Set<String> unknown,
        Set<String> lacking,
        Set<String> absent,
        Instant unplacedSince,
        Long lsn,
        String malformedReason,
        List<ControlMessage> controls,
        Instant arrived) {

    /**
     * The messages of one partition.
     *
     * @param setAside changes that broke a rule whose severity is error
     * @param warned changes that broke rules whose severity is warning, and no others
     * @param unsent changes that go on and lack values that the source did not send
     * @param repeated changes that came before; not among {@code changes}
     */
    public record Part(
            long first,
            long last,
            long messages,
            long changes,
            long malformed,
            long control,
            long setAside,
            long warned,
            long unsent,
            long repeated) {}

    /** Keeps copies, sorted where that says something. */
    public Survey {
        partitions = new TreeMap<>(partitions);
        rules = new LinkedHashMap<>(rules);
        warnings = new LinkedHashMap<>(warnings);
        orders = new TreeSet<>(orders);
        unknown = new TreeSet<>(unknown);
        lacking = new TreeSet<>(lacking);
        absent = new TreeSet<>(absent);
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

    /** Changes that go on and lack values. */
    public long unsent() {
        return partitions.values().stream().mapToLong(Part::unsent).sum();
    }

    /** Changes that came before. */
    public long repeated() {
        return partitions.values().stream().mapToLong(Part::repeated).sum();
    }

    /** How many of the rows that go on broke each rule, by the rule's id. */
    public Map<String, Long> warningsById() {
        Map<String, Long> counts = new TreeMap<>();
        warnings.forEach((rule, rows) -> counts.merge(rule.rule(), rows, Long::sum));
        return counts;
    }

    /** Whether offsets are missing between a partition's first and last: some were compacted away, or a row came twice. */
    public boolean hasGaps() {
        return partitions.values().stream().anyMatch(part -> part.last() - part.first() + 1 != part.messages());
    }
}
