package io.millrace.jobs.quality.metrics.deequ;

/**
 * A metric's value, or why there is none.
 *
 * @param value {@code null} when there was nothing to measure, or when it failed
 * @param error {@code null} when it did not fail
 */
public record Reading(Double value, String error) {
    /** There was nothing to measure. */
    public static final Reading NOTHING = new Reading(null, null);

    /** A value; what is not a number says that there was nothing to measure. */
    public static Reading of(double value) {
        return Double.isNaN(value) ? NOTHING : new Reading(value, null);
    }

    /** Measuring failed. */
    public static Reading failed(String why) {
        return new Reading(null, why);
    }
}
