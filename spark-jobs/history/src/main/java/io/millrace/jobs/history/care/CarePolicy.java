package io.millrace.jobs.history.care;

import java.time.Duration;

/**
 * When a table is cared for.
 *
 * @param smallFiles most small files that are left alone; with more, they are joined
 * @param smallBytes a file with fewer bytes is small
 * @param keepFiles age to which files are kept that no version needs any more: longer than any reader, and any batch, runs
 * @param rememberDeletes how long, in the source's time, a table of last states knows what was deleted; a change that is later than that
 *     brings its row back
 */
public record CarePolicy(int smallFiles, long smallBytes, Duration keepFiles, Duration rememberDeletes) {
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** Refuses a policy by which files would go that a running batch still writes. */
    public CarePolicy {
        if (smallFiles < 1 || smallBytes < 1) {
            throw new IllegalArgumentException(
                    "smallFiles=" + smallFiles + " and smallBytes=" + smallBytes + " must be above 0");
        }
        if (keepFiles.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("keepFiles=" + keepFiles + " is shorter than " + SHORTEST
                    + ": a reader or a batch that runs so long would lose its files; keep them longer");
        }
        if (rememberDeletes.isNegative()) {
            throw new IllegalArgumentException("rememberDeletes=" + rememberDeletes + " must not be negative");
        }
    }

    /** Joins more than 16 files below 32 MiB, keeps files for two days and deletes for seven. */
    public static CarePolicy usual() {
        return new CarePolicy(16, 32L << 20, Duration.ofDays(2), Duration.ofDays(7));
    }

    /** Remembers deletes for so much longer. */
    public CarePolicy rememberingFor(Duration more) {
        return new CarePolicy(smallFiles, smallBytes, keepFiles, rememberDeletes.plus(more));
    }
}
