package io.millrace.cli.bench.streaming;

import io.millrace.cli.bench.Figure;
import io.millrace.cli.bench.measure.Goal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the merge's benchmark measured, all in one run.
 *
 * @param compared every way at one size
 * @param growth our merge at several sizes; empty when it was left out
 */
record MergeRuns(List<MergeLine> compared, List<MergeLine> growth) {
    static final double TIMES_TWO_STEPS = 1.5;
    static final double TIMES_TWO_STEPS_MARKED = 1;

    private static final String PART = "merge";
    private static final String GROWTH = "growth";

    /** Copies the lists. */
    MergeRuns {
        compared = List.copyOf(compared);
        growth = List.copyOf(growth);
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        if (!compared.isEmpty()) {
            compared(figures);
        }
        growth(figures);
        return figures;
    }

    private void compared(List<Figure> figures) {
        for (MergeLine line : compared) {
            figures.add(Figure.told(PART, line.title(), line.rowsPerSecond(), "rows/s"));
            if (!line.variant().equals(MergeLine.APPEND)) {
                figures.add(Figure.told(
                        PART, line.title() + ": rows rewritten a changed row", line.rewrittenPerChange(), ""));
            }
        }
        figures.add(new Figure(
                PART,
                "rows/s against close, then append",
                ratio(MergeLine.ONE_COMMIT, MergeLine.TWO_STEPS),
                "",
                Goal.atLeast(TIMES_TWO_STEPS)));
        figures.add(new Figure(
                PART,
                "rows/s against close, then append, both with deletion vectors",
                ratio(MergeLine.ONE_COMMIT + MergeLine.MARKED, MergeLine.TWO_STEPS + MergeLine.MARKED),
                "",
                Goal.atLeast(TIMES_TWO_STEPS_MARKED)));
        figures.add(
                Figure.told(PART, "rows/s against plain append", ratio(MergeLine.ONE_COMMIT, MergeLine.APPEND), ""));
        figures.add(Figure.told(
                PART,
                "rows/s against plain append, deletion vectors",
                ratio(MergeLine.ONE_COMMIT + MergeLine.MARKED, MergeLine.APPEND),
                ""));
        figures.add(new Figure(PART, "commits a batch", commits(), "", Goal.atMost(1)));
        figures.add(new Figure(PART, "tables that are not what the changes make of them", wrong(), "", Goal.atMost(0)));
    }

    private void growth(List<Figure> figures) {
        growth.stream()
                .sorted(Comparator.comparing(MergeLine::variant).thenComparing(MergeLine::targetRows))
                .forEach(line -> figures.add(Figure.told(
                        GROWTH,
                        String.format(Locale.ROOT, "%s, a batch into %,d rows", line.title(), line.targetRows()),
                        line.secondsAverage(),
                        "s")));
        if (!growth.isEmpty() && compared.isEmpty()) {
            figures.add(new Figure(
                    GROWTH, "tables that are not what the changes make of them", wrong(), "", Goal.atMost(0)));
        }
    }

    private double ratio(String variant, String other) {
        return compared(variant).rowsPerSecond() / compared(other).rowsPerSecond();
    }

    private MergeLine compared(String variant) {
        return compared.stream()
                .filter(line -> line.variant().equals(variant))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("The merge's benchmark printed nothing of " + variant + ", only of "
                                + compared.stream().map(MergeLine::variant).toList()));
    }

    private double commits() {
        return compared.stream()
                .filter(MergeLine::isOurs)
                .mapToDouble(MergeLine::commitsPerBatch)
                .max()
                .orElseThrow();
    }

    private double wrong() {
        return Stream.of(compared, growth)
                .flatMap(List::stream)
                .filter(line -> !line.right())
                .count();
    }
}
