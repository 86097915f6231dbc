package io.millrace.cli.demo.account;

import io.millrace.lake.standin.ses.SentMail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One round on the page. */
final class RoundSection {
    private final StringBuilder html = new StringBuilder();

    private RoundSection() {}

    static String of(Round round) {
        RoundSection section = new RoundSection();
        section.write(round);
        return section.html.toString();
    }

    private void write(Round round) {
        html.append(PageParts.head(round.number(), round.title(), round.took().toMillis() / 1e3, round.done()));
        html.append("<div class=\"columns\">\n<div>\n<h3>What came in</h3>\n");
        html.append(Bars.cameIn(round.findings().counts()));
        html.append("</div>\n<div>\n<h3>What changed</h3>\n");
        html.append(Bars.changed(round.findings()));
        html.append("</div>\n</div>\n").append(PageParts.chain(round.findings().chain()));
        round.findings().mails().forEach(this::mail);
        files(round.findings().files());
        rejected(round.findings().rejected());
        html.append(PageParts.checks(round.checks())).append("</section>\n");
    }

    private void mail(SentMail mail) {
        html.append("<details><summary>Mail: ")
                .append(Html.text(mail.subject()))
                .append("<small>to ");
        html.append(Html.text(String.join(", ", mail.to()))).append("</small></summary>\n");
        html.append("<iframe sandbox title=\"")
                .append(Html.text(mail.subject()))
                .append("\" srcdoc=\"");
        html.append(Html.text(mail.html())).append("\"></iframe></details>\n");
    }

    private void files(List<WrittenFile> files) {
        html.append("<h3>Files written</h3>\n<table class=\"files\">");
        String folder = "";
        for (WrittenFile file : files) {
            if (!file.folder().equals(folder)) {
                folder = file.folder();
                html.append("<tr><th colspan=\"4\">").append(Html.text(folder)).append("</th></tr>\n");
            }
            html.append("<tr>").append(Html.element("td", file.name()));
            html.append(Html.element("td", file.rows() == null ? "" : Check.number(file.rows()) + " rows"));
            html.append(Html.element("td", TextLines.size(file.bytes())));
            html.append("<td><code>").append(file.sha256(), 0, 16).append("…</code></td></tr>\n");
        }
        html.append("</table>\n");
    }

    private void rejected(List<RejectedLine> rejected) {
        Map<String, List<RejectedLine>> byReason = rejected.stream()
                .collect(Collectors.groupingBy(RejectedLine::reason, TreeMap::new, Collectors.toList()));
        html.append("<details><summary>Rejected: ").append(rejected.size()).append(" rows, ");
        html.append(byReason.size())
                .append(" reasons</summary>\n<table><tr><th>rows</th><th>reason</th><th>for example</th></tr>");
        byReason.forEach((reason, lines) -> html.append("<tr>")
                .append(Html.element("td", lines.size()))
                .append(Html.element("td", reason))
                .append("<td><code>")
                .append(Html.text(lines.get(0).example()))
                .append("</code></td></tr>\n"));
        html.append("</table></details>\n");
    }
}
