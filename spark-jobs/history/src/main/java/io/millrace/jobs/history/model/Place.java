package io.millrace.jobs.history.model;

import java.util.Comparator;

/**
 * Where a change stands in the source's log.
 *
 * @param lsn of its transaction
 * @param order within the transaction
 */
public record Place(long lsn, long order) implements Comparable<Place> {
    private static final Comparator<Place> IN_ORDER =
            Comparator.comparingLong(Place::lsn).thenComparingLong(Place::order);

    @Override
    public int compareTo(Place other) {
        return IN_ORDER.compare(this, other);
    }
}
