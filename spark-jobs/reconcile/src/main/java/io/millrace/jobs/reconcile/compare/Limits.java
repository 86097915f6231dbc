package io.millrace.jobs.reconcile.compare;

/**
 * How closely is looked.
 *
 * @param leafRows rows of the smallest ranges
 * @param ranges ranges of the first comparison, at most about so many
 * @param mostKeys keys that are compared one by one, at most; ranges beyond are told by their counts
 * @param looks times that a differing key is looked at, at most; 2 at least
 */
public record Limits(long leafRows, int ranges, int mostKeys, int looks) {
    /** What fits most tables. */
    public static final Limits USUAL = new Limits(1_000, 1_024, 100_000, 4);

    /** Refuses limits under which nothing could be told. */
    public Limits {
        if (leafRows < 1 || ranges < 1 || mostKeys < 1 || looks < 2) {
            throw new IllegalArgumentException(
                    "limits leafRows=%d ranges=%d mostKeys=%d looks=%d: give 1 at least, and 2 looks"
                            .formatted(leafRows, ranges, mostKeys, looks));
        }
    }
}
