package io.millrace.config.yaml;

import java.util.Comparator;

/** A place in a file; lines and columns count from 1. */
public record Place(String file, int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> IN_ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    @Override
    public int compareTo(Place other) {
        return IN_ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
