package io.millrace.jobs.quality.metrics;

import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.Severity;
import io.millrace.jobs.quality.metrics.deequ.Reading;

/**
 * What came of one check.
 *
 * @param metric as {@code tables.yaml} names it
 * @param column {@code null} for metrics of the table
 * @param name the check's own; {@code null} when it has none
 * @param value {@code null} when there was nothing to measure, or when measuring failed
 * @param error why measuring failed; {@code null} when it did not
 * @param threshold the least that is right; {@code null} when it is measured only
 * @param passed false when the value is below the threshold, and when measuring failed; true when there was nothing to measure
 */
public record Measured(
        String metric,
        String column,
        String name,
        Over over,
        Double value,
        String error,
        Double threshold,
        boolean passed,
        Severity severity) {

    static Measured of(CheckConfig check, Over over, Reading reading) {
        boolean below = reading.value() != null && check.threshold() != null && reading.value() < check.threshold();
        return new Measured(
                check.metric(),
                check.column(),
                check.name(),
                over,
                reading.value(),
                reading.error(),
                check.threshold(),
                reading.error() == null && !below,
                check.severity());
    }
}
