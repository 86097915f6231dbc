package io.millrace.cli.bench;

import io.millrace.cli.bench.measure.Percentiles;

import java.util.List;

/**
 * What one way of comparing found and what it took.
 *
 * @param seconds of each measured round
 * @param heapBytes most of the heap that was in use behind a full collection, in a round of its own
 * @param digest the same for the same differences, in whatever order they were found
 */
public record CompareOutcome(
        List<Double> seconds, long heapBytes, long added, long removed, long retargeted, long digest) {
    /** Whether both found the same. */
    boolean agreesWith(CompareOutcome other) {
        return added == other.added
                && removed == other.removed
                && retargeted == other.retargeted
                && digest == other.digest;
    }

    /** The middle one of the rounds. */
    double median() {
        return new Percentiles(seconds.stream()
                                .mapToLong(one -> (long) (one * 1e9))
                                .toArray())
                        .at(50)
                / 1e9;
    }
}
