package io.millrace.jobs.reconcile.source;

import java.math.BigInteger;

/**
 * Rows of a range and the sum of their checksums.
 *
 * @param sum exact
 */
public record RangeSum(long rows, BigInteger sum) {
    /** No row. */
    public static final RangeSum NONE = new RangeSum(0, BigInteger.ZERO);

    /** With one row more. */
    public RangeSum plus(long digest) {
        return new RangeSum(rows + 1, sum.add(BigInteger.valueOf(digest)));
    }

    /** With one row less. */
    public RangeSum minus(long digest) {
        return new RangeSum(rows - 1, sum.subtract(BigInteger.valueOf(digest)));
    }

    /** Of two parts of a range. */
    public RangeSum plus(RangeSum other) {
        return new RangeSum(rows + other.rows, sum.add(other.sum));
    }
}
