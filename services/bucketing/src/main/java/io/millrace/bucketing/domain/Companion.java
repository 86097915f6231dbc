package io.millrace.bucketing.domain;

import java.time.LocalDate;
import java.util.NavigableSet;

/**
 * A dataset whose snapshots belong to those of another one.
 *
 * @param dataset its name
 * @param differs what is done when its latest snapshot is of another date
 */
public record Companion(String dataset, Differs differs) {

    /** What is done about different dates. */
    public enum Differs {
        /** It is said, and the run goes on. */
        WARN,
        /** The run fails. */
        FAIL,
        /** The run waits for the companion's snapshot of the same date. */
        WAIT
    }

    /** What follows. */
    public enum Verdict {
        /** Both are of one date. */
        AGREES,
        /** They differ; go on and say so. */
        WARNS,
        /** They differ; the companion's snapshot may still come. */
        WAITS,
        /** They differ, and the run must not go on. */
        REFUSES
    }

    /**
     * Compares a snapshot's date with the companion's.
     *
     * @param theirs the dates of all its snapshots
     */
    public Verdict judge(LocalDate date, NavigableSet<LocalDate> theirs) {
        if (!theirs.isEmpty() && theirs.last().equals(date)) {
            return Verdict.AGREES;
        }
        return switch (differs) {
            case WARN -> Verdict.WARNS;
            case FAIL -> Verdict.REFUSES;
            case WAIT -> waiting(date, theirs);
        };
    }

    /** A companion that is ahead never comes to this date by waiting, unless it has it already. */
    private static Verdict waiting(LocalDate date, NavigableSet<LocalDate> theirs) {
        if (theirs.contains(date)) {
            return Verdict.WARNS;
        }
        return theirs.isEmpty() || theirs.last().isBefore(date) ? Verdict.WAITS : Verdict.REFUSES;
    }

    /** The difference in words. */
    public String difference(String of, LocalDate date, NavigableSet<LocalDate> theirs) {
        String other = theirs.isEmpty() ? "has no snapshot" : "has " + theirs.last() + " as its latest";
        return "the snapshot of " + of + " is of " + date + ", its companion " + dataset + " " + other;
    }
}
