package io.millrace.jobs.quality.metrics.check;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be measured. */
public enum Measure {
    /** Rows. */
    SIZE(true),
    /** Share of rows that have a value. */
    COMPLETENESS(true),
    /** Share of rows that meet a condition. */
    COMPLIANCE(true),
    /** Mean of the finite numbers. */
    MEAN(true),
    /** Least finite number. */
    MIN(false),
    /** Greatest finite number. */
    MAX(false),
    /** How many different values, about. */
    APPROX_COUNT_DISTINCT(false),
    /** Share of values, null apart, that no other row has. */
    UNIQUENESS(true);

    private final boolean invertible;

    Measure(boolean invertible) {
        this.invertible = invertible;
    }

    /** Whether rows that went can be taken out of a state again. */
    public boolean invertible() {
        return invertible;
    }

    /** Whether only columns of numbers have it. */
    public boolean isOfNumbers() {
        return this == MEAN || this == MIN || this == MAX;
    }

    /** The name in {@code tables.yaml}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The metric of that name; {@code null} when there is none. */
    public static Measure named(String title) {
        return Stream.of(values())
                .filter(metric -> metric.title().equals(title))
                .findFirst()
                .orElse(null);
    }

    /** All names, for messages. */
    public static String titles() {
        return Stream.of(values()).map(Measure::title).collect(Collectors.joining(", "));
    }
}
