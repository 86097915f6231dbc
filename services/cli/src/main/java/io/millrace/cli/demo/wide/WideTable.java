package io.millrace.cli.demo.wide;

import java.util.List;

/**
 * A table that a wide snapshot is split into.
 *
 * @param name as the mapping writes it
 * @param keyListed whether the mapping lists the key for it
 * @param attributes its columns but for the key
 */
public record WideTable(String name, boolean keyListed, List<Attribute> attributes) {
    /** Copies the attributes. */
    public WideTable {
        attributes = List.copyOf(attributes);
    }

    /** Its name in the catalog, without prefix. */
    public String base() {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}
