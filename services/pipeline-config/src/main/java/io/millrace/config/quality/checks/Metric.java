package io.millrace.config.quality.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be measured of a table. */
public enum Metric {
    /** Share of rows in which the column has a value. */
    COMPLETENESS(Needs.COLUMN, Scale.SHARE),
    /** Share of rows whose value in the column no other row has. */
    UNIQUENESS(Needs.COLUMN, Scale.SHARE),
    /** Share of rows that a condition, or a column's pattern, holds for. */
    COMPLIANCE(Needs.CONDITION, Scale.SHARE),
    /** Rows. */
    SIZE(Needs.NOTHING, Scale.COUNT),
    /** How many different values the column has, about. */
    APPROX_COUNT_DISTINCT(Needs.COLUMN, Scale.COUNT),
    /** The least number of the column. */
    MIN(Needs.NUMERIC_COLUMN, Scale.ANY),
    /** The largest number of the column. */
    MAX(Needs.NUMERIC_COLUMN, Scale.ANY),
    /** The mean of the column's numbers. */
    MEAN(Needs.NUMERIC_COLUMN, Scale.ANY);

    private final Needs needs;
    private final Scale scale;

    Metric(Needs needs, Scale scale) {
        this.needs = needs;
        this.scale = scale;
    }

    /** What a metric must be told. */
    enum Needs {
        NOTHING,
        COLUMN,
        NUMERIC_COLUMN,
        CONDITION
    }

    /** Which numbers a metric can have. */
    enum Scale {
        SHARE,
        COUNT,
        ANY
    }

    /** The word in {@code tables.yaml}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The metric of a word. */
    public static Optional<Metric> of(String title) {
        return Stream.of(values())
                .filter(metric -> metric.title().equals(title))
                .findFirst();
    }

    /** All words. */
    public static List<String> titles() {
        return Stream.of(values()).map(Metric::title).toList();
    }

    Needs needs() {
        return needs;
    }

    Scale scale() {
        return scale;
    }
}
