package io.millrace.cli.bench;

import io.millrace.cli.demo.account.Html;
import io.millrace.cli.demo.account.PageParts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A benchmark's report as one HTML file that needs nothing else. */
public final class BenchPage {
    private BenchPage() {}

    /**
     * The page.
     *
     * @param plots SVG drawings by their titles, in this order
     */
    public static String of(String title, BenchReport report, Map<String, String> plots) {
        List<String> sections = new ArrayList<>();
        plots.forEach((name, svg) -> sections.add("<section>\n" + Html.element("h2", name) + svg + "</section>\n"));
        sections.add(figures(report));
        return PageParts.page(title, report.isMet(), verdict(report), report.date(), List.of(), sections);
    }

    private static String verdict(BenchReport report) {
        long missed = report.figures().stream()
                .filter(figure -> Boolean.FALSE.equals(figure.met()))
                .count();
        return missed == 0 ? "Every goal is met." : missed + (missed == 1 ? " goal is missed." : " goals are missed.");
    }

    private static String figures(BenchReport report) {
        StringBuilder html = new StringBuilder("<section>\n<h2>Figures</h2>\n<table>");
        html.append(
                "<tr><th></th><th>figure</th><th class=\"figure\">measured</th><th class=\"figure\">goal</th></tr>");
        for (Figure figure : report.figures()) {
            Boolean met = figure.met();
            html.append("<tr class=\"")
                    .append(Boolean.FALSE.equals(met) ? "bad" : "good")
                    .append("\"><td>");
            html.append(met == null ? "" : met ? "✓" : "✗").append("</td>").append(Html.element("td", figure.name()));
            html.append("<td class=\"figure\">").append(Html.text(figure.shown()));
            html.append("</td><td class=\"figure\">")
                    .append(figure.goal() == null ? "" : Html.text(figure.goalText()))
                    .append("</td></tr>\n");
        }
        html.append("</table>\n");
        report.notes()
                .forEach(note -> html.append(Html.element("p", note.strip())).append('\n'));
        html.append(Html.element(
                "p",
                report.machine().cpu() + ", " + report.machine().cores() + " cores, "
                        + report.machine().memory() + ", " + report.machine().os() + ", "
                        + report.machine().jdk()));
        return html.append("</section>\n").toString();
    }
}
