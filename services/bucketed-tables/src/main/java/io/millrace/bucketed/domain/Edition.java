package io.millrace.bucketed.domain;

import java.time.Instant;
import java.util.Comparator;

/**
 * What a final table shows: a version, and when the fact that led to it became true. Two runs over one snapshot are told
 * apart by that time.
 */
public record Edition(Version version, Instant toldAt) implements Comparable<Edition> {
    private static final Comparator<Edition> ORDER = Comparator.comparing(
                    (Edition edition) -> edition.version().snapshotDt())
            .thenComparing(Edition::toldAt)
            .thenComparing(edition -> edition.version().run());

    /** The newer snapshot is greater; of one snapshot, what was told later. */
    @Override
    public int compareTo(Edition other) {
        return ORDER.compare(this, other);
    }
}
