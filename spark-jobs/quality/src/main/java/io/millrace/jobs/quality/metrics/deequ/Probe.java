package io.millrace.jobs.quality.metrics.deequ;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.ApproxCountDistinct;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.Maximum;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.Minimum;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.Uniqueness;
import com.amazon.deequ.metrics.Metric;
import io.millrace.jobs.quality.metrics.check.Check;
import scala.Option;
import scala.collection.JavaConverters;

import java.util.List;

/**
 * One of Deequ's analyzers. Deequ reads its conditions as SQL; it is given names of our own making alone, never a text of a
 * configuration. Analyzers are told apart by them, not by the names of metrics.
 */
public record Probe(Analyzer<?, Metric<?>> analyzer) {
    /** The column that says whether a row came or went with the batch. */
    public static final String ADDED = "_added";

    private static final Option<String> ALL_ROWS = Option.empty();

    /** The column that a check measures. */
    public static String column(Check check) {
        return "c_" + check.id();
    }

    /** Of every row; under this probe states are kept. */
    public static Probe ofAll(Check check) {
        return of(check, ALL_ROWS);
    }

    /** Of the rows that the batch added. */
    public static Probe ofAdded(Check check) {
        return of(check, Option.apply(ADDED));
    }

    /** Of the rows that the batch removed. */
    public static Probe ofRemoved(Check check) {
        return of(check, Option.apply("NOT " + ADDED));
    }

    /** How many added rows, or removed ones, have a value. */
    public static Probe values(Check check, boolean added) {
        return new Probe(
                typed(new Completeness(column(check), Option.apply(added ? ADDED : "NOT " + ADDED), Option.empty())));
    }

    private static Probe of(Check check, Option<String> where) {
        String column = column(check);
        return switch (check.measure()) {
            case SIZE -> new Probe(typed(new Size(where)));
            case COMPLETENESS -> new Probe(typed(new Completeness(column, where, Option.empty())));
            case COMPLIANCE ->
                new Probe(typed(new Compliance(
                        column,
                        column,
                        where,
                        JavaConverters.asScalaBuffer(List.of(column)).toList(),
                        Option.empty())));
            case MEAN -> new Probe(typed(new Mean(column, where)));
            case MIN -> new Probe(typed(new Minimum(column, where, Option.empty())));
            case MAX -> new Probe(typed(new Maximum(column, where, Option.empty())));
            case APPROX_COUNT_DISTINCT -> new Probe(typed(new ApproxCountDistinct(column, where)));
            case UNIQUENESS ->
                new Probe(typed(new Uniqueness(
                        JavaConverters.asScalaBuffer(List.of(column)).toList(), where, Option.empty())));
        };
    }

    @SuppressWarnings("unchecked") // Scala declares the metric's type as covariant, Java cannot
    private static Analyzer<?, Metric<?>> typed(Analyzer<?, ?> analyzer) {
        return (Analyzer<?, Metric<?>>) analyzer;
    }
}
