package io.millrace.cli.bench.streaming;

import io.millrace.cli.bench.Figure;
import io.millrace.cli.bench.measure.Goal;

import java.util.List;
import java.util.Locale;

/**
 * Freshness at one rate.
 *
 * @param perSecond changes that were to be committed each second
 * @param reached changes that were
 * @param trigger seconds between batches
 */
record FreshnessRun(int perSecond, double reached, int trigger, FreshnessLine line) {
    private static final String PART = "freshness";
    private static final double SECOND = 1000;

    List<Figure> figures() {
        String at = String.format(Locale.ROOT, "at %,d changes/s", perSecond);
        return List.of(
                Figure.told(PART, at + ": committed", reached, "changes/s"),
                Figure.told(PART, at + ": batches", (double) line.batches(), ""),
                Figure.told(PART, at + ": commit to visible, p50", line.p50Millis() / SECOND, "s"),
                new Figure(
                        PART,
                        at + ": commit to visible, p99",
                        line.p99Millis() / SECOND,
                        "s",
                        Goal.atMost(2.0 * trigger)),
                Figure.told(PART, at + ": commit to visible, most", line.mostMillis() / SECOND, "s"));
    }
}
