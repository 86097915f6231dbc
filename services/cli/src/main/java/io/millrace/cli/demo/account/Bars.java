package io.millrace.cli.demo.account;

import io.millrace.cli.demo.source.ChangedMapping;
import io.millrace.events.mapping.MappingCounts;

import java.util.List;
import java.util.Locale;

/** Counts as bars, drawn as SVG. */
final class Bars {
    private static final int LABEL = 130;
    private static final int NUMBER = 58;
    private static final int LONGEST = 230;
    private static final int STEP = 28;

    private Bars() {}

    private record Bar(String label, long value, String colour) {}

    /** How the rows that were read are accounted for. */
    static String cameIn(MappingCounts counts) {
        return svg(List.of(
                new Bar("rows read", counts.read(), "#8794a3"),
                new Bar("valid", counts.valid(), "#2f8f6b"),
                new Bar("missing in catalog", counts.missing(), "#d39b2a"),
                new Bar("rejected", counts.rejected(), "#c4513f"),
                new Bar("repeated", counts.duplicates(), "#6b7fd1")));
    }

    /** What the batches hold. */
    static String changed(Findings findings) {
        return svg(List.of(
                new Bar("added", count(findings.incremental(), "added"), "#2f8f6b"),
                new Bar("removed", count(findings.deletion(), "removed"), "#c4513f"),
                new Bar("retargeted", count(findings.deletion(), "retargeted"), "#6b7fd1"),
                new Bar(
                        "ambiguous sources",
                        findings.ambiguous().stream()
                                .map(mapping -> mapping.source())
                                .distinct()
                                .count(),
                        "#d39b2a")));
    }

    private static long count(List<ChangedMapping> rows, String change) {
        return rows.stream().filter(row -> row.change().equals(change)).count();
    }

    private static String svg(List<Bar> bars) {
        long most = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\">", LABEL + NUMBER + LONGEST, bars.size() * STEP));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double length = bar.value() == 0 ? 0 : Math.max(2.0, (double) LONGEST * bar.value() / most);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"0\" y=\"%d\">%s</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\" class=\"number\">%,d</text>"
                            + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" rx=\"3\" fill=\"%s\"/>",
                    i * STEP + 18,
                    Html.text(bar.label()),
                    LABEL + NUMBER - 10,
                    i * STEP + 18,
                    bar.value(),
                    LABEL + NUMBER,
                    i * STEP + 5,
                    length,
                    bar.colour()));
        }
        return svg.append("</svg>\n").toString();
    }
}
