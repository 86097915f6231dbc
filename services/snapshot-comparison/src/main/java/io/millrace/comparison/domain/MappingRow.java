package io.millrace.comparison.domain;

/** A row of a mapping snapshot. */
public record MappingRow(String source, String destination) implements Comparable<MappingRow> {
    /** By source, then destination, as {@link String#compareTo}: the order of a snapshot's rows. */
    @Override
    public int compareTo(MappingRow other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : destination.compareTo(other.destination);
    }
}
