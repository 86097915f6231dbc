package io.millrace.cli.demo.account;

import io.millrace.cli.trace.EventSummary;
import io.millrace.events.Event;
import io.millrace.lake.standin.ses.SentMail;

import java.util.List;
import java.util.Locale;
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
        html.append("<section id=\"round-")
                .append(round.number())
                .append("\">\n<h2><span>")
                .append(round.number());
        html.append("</span>").append(Html.text(round.title()));
        html.append(String.format(
                Locale.ROOT, "<small>%.1f s</small></h2>\n", round.took().toMillis() / 1e3));
        html.append("<ul class=\"done\">");
        round.done().forEach(done -> html.append(Html.element("li", done)));
        html.append("</ul>\n<div class=\"columns\">\n<div>\n<h3>What came in</h3>\n");
        html.append(Bars.cameIn(round.findings().counts()));
        html.append("</div>\n<div>\n<h3>What changed</h3>\n");
        html.append(Bars.changed(round.findings()));
        html.append("</div>\n</div>\n<h3>Events</h3>\n<ul class=\"chain\">");
        List<Event<?>> chain = round.findings().chain();
        List<String> ids = chain.stream().map(Event::id).toList();
        chain.stream().filter(event -> !ids.contains(event.causationId())).forEach(event -> event(event, chain));
        html.append("</ul>\n");
        round.findings().mails().forEach(this::mail);
        files(round.findings().files());
        rejected(round.findings().rejected());
        checks(round);
        html.append("</section>\n");
    }

    private void event(Event<?> event, List<Event<?>> chain) {
        String type = event.type().eventName();
        html.append("<li><div class=\"event ")
                .append(type)
                .append("\"><b>")
                .append(type)
                .append("</b><span>");
        html.append(Html.text(EventSummary.of(event.data()))).append("</span><code>");
        html.append(Html.text(event.id())).append("</code></div><ul>");
        chain.stream()
                .filter(effect -> event.id().equals(effect.causationId()))
                .forEach(effect -> event(effect, chain));
        html.append("</ul></li>\n");
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
            html.append(Html.element("td", AccountText.size(file.bytes())));
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

    private void checks(Round round) {
        long met = round.checks().stream().filter(Check::met).count();
        boolean all = met == round.checks().size();
        html.append("<details")
                .append(all ? "" : " open")
                .append("><summary>Checked: ")
                .append(met)
                .append(" of ");
        html.append(round.checks().size()).append(" figures agree with what was generated</summary>\n<table>");
        html.append("<tr><th></th><th>figure</th><th>made</th><th>found</th></tr>");
        for (Check check : round.checks()) {
            html.append("<tr class=\"").append(check.met() ? "good" : "bad").append("\"><td>");
            html.append(check.met() ? "✓" : "✗").append("</td>").append(Html.element("td", check.what()));
            html.append(Html.element("td", check.expected()))
                    .append(Html.element("td", check.found()))
                    .append("</tr>\n");
        }
        html.append("</table></details>\n");
    }
}
