package io.millrace.cli.bench.measure;

import java.util.Arrays;

/** Percentiles of measured times, by nearest rank: a value that was measured, never one in between. */
public final class Percentiles {
    private final long[] sorted;

    /** @param values in any order, at least one */
    public Percentiles(long... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("There are no percentiles of nothing: measure at least one value");
        }
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The smallest value that at least this share of all values does not exceed. */
    public long at(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }

    /** How many values there are. */
    public int count() {
        return sorted.length;
    }
}
