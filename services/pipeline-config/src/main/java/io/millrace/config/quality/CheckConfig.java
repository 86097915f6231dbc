package io.millrace.config.quality;

/**
 * A metric that is measured, and its threshold.
 *
 * @param metric {@code completeness}, {@code uniqueness}, {@code compliance}, {@code size},
 *     {@code approx_count_distinct}, {@code min}, {@code max} or {@code mean}
 * @param column {@code null} for {@code size} and {@code compliance}
 * @param threshold the least that is right; {@code null} when it is measured only
 * @param pattern of {@code compliance} of a column's texts; {@code null} otherwise
 * @param expression of {@code compliance}, a condition over columns; {@code null} otherwise
 * @param name {@code null} when it has none
 */
public record CheckConfig(
        String metric,
        String column,
        Double threshold,
        Severity severity,
        String pattern,
        String expression,
        String name) {}
