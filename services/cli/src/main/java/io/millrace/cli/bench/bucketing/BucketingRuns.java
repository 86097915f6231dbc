package io.millrace.cli.bench.bucketing;

import io.millrace.cli.bench.Figure;
import io.millrace.cli.bench.bucketing.LinearFit.Point;
import io.millrace.cli.bench.measure.Goal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured, all in one run on one machine.
 *
 * @param ours our job at the benchmark's rows
 * @param copy a plain copy of the same columns
 * @param oldJob the Spark part of the old flow
 * @param oldTables the part of its SQL engine
 * @param scale seconds of our job, by rows
 */
record BucketingRuns(Timed ours, Timed copy, Timed oldJob, Timed oldTables, SortedMap<Long, Double> scale) {
    static final double TIMES_FASTER = 3;
    static final double SHARE_OF_BYTES = 1.0 / 3;
    static final double OVER_COPY = 1.5;
    /** Four times the rows may cost four times as much, and a tenth for what a run varies by. */
    static final double FOUR_TIMES = 4.4;
    /** As at four times: a bend in between would not show there. */
    static final double TWICE = 2.2;

    private static final String PART = "bucketing";
    private static final double MEGA = 1e6;

    /** Copies the map. */
    BucketingRuns {
        scale = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(scale));
    }

    Timed old() {
        return oldJob.then(oldTables);
    }

    LinearFit fit() {
        return LinearFit.of(scale.entrySet().stream()
                .map(entry -> new Point(entry.getKey() / MEGA, entry.getValue()))
                .toList());
    }

    List<Figure> figures() {
        LinearFit fit = fit();
        List<Figure> figures = new ArrayList<>();
        told(figures, "our one job", ours);
        told(figures, "old flow, Spark: count, write, write again", oldJob);
        told(figures, "old flow, SQL engine: create table as", oldTables);
        told(figures, "plain copy of the same columns", copy);
        figures.add(new Figure(
                PART,
                "times faster than the old flow",
                old().seconds() / ours.seconds(),
                "",
                Goal.atLeast(TIMES_FASTER)));
        figures.add(new Figure(
                PART,
                "share of the bytes that the old flow writes",
                (double) ours.bytes() / old().bytes(),
                "",
                Goal.atMost(SHARE_OF_BYTES)));
        figures.add(new Figure(
                PART, "time against a plain copy", ours.seconds() / copy.seconds(), "", Goal.atMost(OVER_COPY)));
        for (Map.Entry<Long, Double> size : scale.entrySet()) {
            figures.add(Figure.told(
                    PART,
                    String.format(java.util.Locale.ROOT, "our job at %,d rows", size.getKey()),
                    size.getValue(),
                    "s"));
        }
        double once = scale.get(scale.firstKey());
        Optional.ofNullable(scale.get(2 * scale.firstKey()))
                .ifPresent(seconds -> figures.add(new Figure(
                        PART, "time at 2 times the rows against that at 1", seconds / once, "", Goal.atMost(TWICE))));
        figures.add(new Figure(
                PART,
                "time at 4 times the rows against that at 1",
                scale.get(scale.lastKey()) / once,
                "",
                Goal.atMost(FOUR_TIMES)));
        figures.add(Figure.told(PART, "linear fit: fixed", fit.fixed(), "s"));
        figures.add(Figure.told(PART, "linear fit: a million rows", fit.slope(), "s"));
        figures.add(Figure.told(PART, "linear fit: farthest point off", 100 * fit.worst(), "%"));
        return figures;
    }

    private static void told(List<Figure> figures, String name, Timed timed) {
        figures.add(Figure.told(PART, name, timed.seconds(), "s"));
        figures.add(Figure.told(PART, name + ", written", timed.bytes() / MEGA, "MB"));
    }
}
