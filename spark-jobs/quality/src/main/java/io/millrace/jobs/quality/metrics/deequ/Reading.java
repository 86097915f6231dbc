package io.millrace.jobs.quality.metrics.deequ;

import com.amazon.deequ.analyzers.runners.EmptyStateException;
import com.amazon.deequ.metrics.Metric;
import scala.util.Try;

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

    /** A metric of Deequ's. */
    static Reading of(Metric<?> metric) {
        Try<?> value = metric.value();
        if (value.isSuccess()) {
            return of((Double) value.get());
        }
        Throwable failure = value.failed().get();
        return failure instanceof EmptyStateException ? NOTHING : failed(Failures.text(failure));
    }

    /** Measuring failed. */
    public static Reading failed(String why) {
        return new Reading(null, why);
    }
}
