package io.millrace.cli.bench.capture;

import io.millrace.cli.bench.Figure;
import io.millrace.cli.bench.measure.Goal;
import io.millrace.cli.bench.measure.Percentiles;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured.
 *
 * @param loaded rows a second
 * @param changed single-row transactions a second
 * @param floor of the same log to nowhere; null when it was left out
 * @param latencies from commit to a reader of the topic, in nanoseconds
 */
record CaptureRun(double loaded, double changed, Double floor, Percentiles latencies) {
    static final int RATE = 300;
    static final double LOAD = 45_000;
    static final double CHANGES = 14_000;
    static final double P99_MILLIS = 100;

    private static final String PART = "capture";
    private static final double MILLI = 1e6;

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(PART, "load", loaded, "rows/s", Goal.atLeast(LOAD)));
        figures.add(new Figure(PART, "single-row transactions", changed, "changes/s", Goal.atLeast(CHANGES)));
        if (floor != null) {
            figures.add(Figure.told(PART, "floor: the same log to nowhere", floor, "changes/s"));
            figures.add(Figure.told(PART, "share of the floor", changed / floor, ""));
        }
        String at = "commit to topic at " + RATE + " transactions/s, ";
        figures.add(Figure.told(PART, at + "p50", latencies.at(50) / MILLI, "ms"));
        figures.add(new Figure(PART, at + "p99", latencies.at(99) / MILLI, "ms", Goal.atMost(P99_MILLIS)));
        figures.add(Figure.told(PART, at + "most", latencies.at(100) / MILLI, "ms"));
        return figures;
    }
}
