package io.millrace.cli.bench.bucketing;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runs as drawings, SVG. */
final class BucketingPlot {
    private static final int WIDTH = 640;
    private static final int LABEL = 190;
    private static final int VALUE = 90;
    private static final int STEP = 34;
    private static final int HEIGHT = 300;
    private static final int MARGIN = 50;
    private static final String OURS = "#2f8f6b";
    private static final String JOB = "#c4513f";
    private static final String ENGINE = "#d98a7c";
    private static final String COPY = "#8794a3";

    private BucketingPlot() {}

    private record Part(double value, String colour) {}

    private record Bar(String label, List<Part> parts) {
        double total() {
            return parts.stream().mapToDouble(Part::value).sum();
        }
    }

    static String seconds(BucketingRuns runs) {
        return bars(
                "s",
                List.of(
                        new Bar("our one job", List.of(new Part(runs.ours().seconds(), OURS))),
                        new Bar("plain copy", List.of(new Part(runs.copy().seconds(), COPY))),
                        new Bar(
                                "old flow (Spark, engine)",
                                List.of(
                                        new Part(runs.oldJob().seconds(), JOB),
                                        new Part(runs.oldTables().seconds(), ENGINE)))));
    }

    static String megabytes(BucketingRuns runs) {
        return bars(
                "MB",
                List.of(
                        new Bar("our one job", List.of(new Part(runs.ours().bytes() / 1e6, OURS))),
                        new Bar("plain copy", List.of(new Part(runs.copy().bytes() / 1e6, COPY))),
                        new Bar(
                                "old flow (Spark, engine)",
                                List.of(
                                        new Part(runs.oldJob().bytes() / 1e6, JOB),
                                        new Part(runs.oldTables().bytes() / 1e6, ENGINE)))));
    }

    private static String bars(String unit, List<Bar> bars) {
        double most = bars.stream().mapToDouble(Bar::total).max().orElse(1);
        double room = WIDTH - LABEL - VALUE;
        StringBuilder svg = begin(bars.size() * STEP);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = i * STEP;
            svg.append(text(0, y + 21, "start", bar.label()));
            double x = LABEL;
            for (Part part : bar.parts()) {
                double length = room * part.value() / most;
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"20\" fill=\"%s\"/>",
                        x,
                        y + 7,
                        length,
                        part.colour()));
                x += length;
            }
            svg.append(text(x + 6, y + 21, "start", String.format(Locale.ROOT, "%.1f %s", bar.total(), unit)));
        }
        return svg.append("</svg>\n").toString();
    }

    /** The job's seconds over rows, with the line that fits them. */
    static String scale(BucketingRuns runs) {
        LinearFit fit = runs.fit();
        double mostRows = runs.scale().lastKey() * 1.05;
        double mostSeconds = Math.max(
                        runs.scale().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(1),
                        fit.at(mostRows / 1e6))
                * 1.1;
        double across = WIDTH - 2.0 * MARGIN;
        double up = HEIGHT - 2.0 * MARGIN;
        StringBuilder svg = begin(HEIGHT);
        svg.append(line(MARGIN, HEIGHT - MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN, "#8794a3"));
        svg.append(line(MARGIN, MARGIN, MARGIN, HEIGHT - MARGIN, "#8794a3"));
        svg.append(line(
                MARGIN,
                HEIGHT - MARGIN - up * fit.fixed() / mostSeconds,
                WIDTH - MARGIN,
                HEIGHT - MARGIN - up * fit.at(mostRows / 1e6) / mostSeconds,
                OURS));
        for (Map.Entry<Long, Double> point : runs.scale().entrySet()) {
            double x = MARGIN + across * point.getKey() / mostRows;
            double y = HEIGHT - MARGIN - up * point.getValue() / mostSeconds;
            svg.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"%s\"/>", x, y, OURS));
            svg.append(text(x, y - 12, "middle", String.format(Locale.ROOT, "%.1f s", point.getValue())));
            svg.append(text(x, HEIGHT - MARGIN + 20.0, "middle", String.format(Locale.ROOT, "%,d", point.getKey())));
        }
        svg.append(text(WIDTH / 2.0, HEIGHT - 8.0, "middle", "rows"));
        return svg.append("</svg>\n").toString();
    }

    private static StringBuilder begin(int height) {
        return new StringBuilder(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height));
    }

    private static String line(double x1, double y1, double x2, double y2, String colour) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>",
                x1,
                y1,
                x2,
                y2,
                colour);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }
}
