package io.millrace.mapping.domain;

import java.util.Comparator;

/**
 * A V1 table and the V2 table that takes its place.
 *
 * @param source V1, from {@code destination_id}
 * @param destination V2, from {@code id}: the side that must stand in the catalog
 */
public record Mapping(ResourceName source, ResourceName destination) implements Comparable<Mapping> {
    private static final Comparator<Mapping> ORDER =
            Comparator.comparing(Mapping::source).thenComparing(Mapping::destination);

    /**
     * The mapping of an item. Which side is which follows the system that this one takes the place of: its
     * {@code destination_id} names the older table.
     *
     * @throws RejectedException when an attribute is missing, is no string, or is no id
     */
    public static Mapping of(MappingRow row) {
        return new Mapping(name("destination_id", row.destinationId()), name("id", row.id()));
    }

    private static ResourceName name(String attribute, Attribute value) {
        if (value instanceof Attribute.Text text) {
            return ResourceName.of(attribute, text.value());
        }
        if (value instanceof Attribute.WrongType wrong) {
            throw new RejectedException(attribute, RejectReason.WRONG_TYPE, wrong.type());
        }
        throw new RejectedException(attribute, RejectReason.MISSING);
    }

    /**
     * By source name, then destination name, each as {@link String#compareTo}: the order of the snapshot's rows, which
     * snapshot-comparison relies on.
     */
    @Override
    public int compareTo(Mapping other) {
        return ORDER.compare(this, other);
    }
}
