package io.millrace.cli.demo.account;

import io.millrace.cli.trace.EventSummary;
import io.millrace.events.Event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What every page of ours is put together from; it needs no script, font or picture from elsewhere. */
public final class PageParts {
    private PageParts() {}

    /**
     * A whole page.
     *
     * @param links of the navigation, {@code <a>} elements
     * @param sections the content, {@code <section>} elements
     */
    public static String page(
            String title, boolean good, String verdict, Instant time, List<String> links, List<String> sections) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Millrace</title>
                <style>
                """
                + Html.resource("account.css")
                + """
                </style>
                </head>
                <body>
                <header>
                <p class="brand">Millrace</p>
                """
                + Html.element("h1", title)
                + "<p class=\"verdict " + (good ? "good" : "bad") + "\">" + Html.text(verdict) + "</p>\n"
                + Html.element("p", time.truncatedTo(ChronoUnit.SECONDS))
                + "\n<nav>" + String.join("", links) + "</nav>\n</header>\n<main>\n"
                + String.join("", sections)
                + "</main>\n</body>\n</html>\n";
    }

    /** A link to a round's section. */
    public static String link(int number, String title) {
        return "<a href=\"#round-" + number + "\"><b>" + number + "</b> " + Html.text(title) + "</a>";
    }

    /** The beginning of a round's section: its head and what was done. */
    public static String head(int number, String title, double seconds, List<String> done) {
        StringBuilder html =
                new StringBuilder("<section id=\"round-" + number + "\">\n<h2><span>" + number + "</span>");
        html.append(Html.text(title));
        html.append(String.format(Locale.ROOT, "<small>%.1f s</small></h2>\n", seconds));
        html.append("<ul class=\"done\">");
        done.forEach(line -> html.append(Html.element("li", line)));
        return html.append("</ul>\n").toString();
    }

    /** The events of a chain, each in the one that led to it. */
    public static String chain(List<Event<?>> chain) {
        StringBuilder html = new StringBuilder("<h3>Events</h3>\n<ul class=\"chain\">");
        List<String> ids = chain.stream().map(Event::id).toList();
        chain.stream().filter(event -> !ids.contains(event.causationId())).forEach(event -> event(event, chain, html));
        return html.append("</ul>\n").toString();
    }

    private static void event(Event<?> event, List<Event<?>> chain, StringBuilder html) {
        String type = event.type().eventName();
        html.append("<li><div class=\"event ").append(type).append("\"><b>").append(type);
        html.append("</b><span>").append(Html.text(EventSummary.of(event.data())));
        html.append("</span><code>").append(Html.text(event.id())).append("</code></div><ul>");
        chain.stream()
                .filter(effect -> event.id().equals(effect.causationId()))
                .forEach(effect -> event(effect, chain, html));
        html.append("</ul></li>\n");
    }

    /** Every check with both values, folded when all are met. */
    public static String checks(List<Check> checks) {
        long met = checks.stream().filter(Check::met).count();
        StringBuilder html =
                new StringBuilder("<details" + (met == checks.size() ? "" : " open") + "><summary>Checked: ");
        html.append(met).append(" of ").append(checks.size());
        html.append(" figures agree with what was generated</summary>\n<table>");
        html.append("<tr><th></th><th>figure</th><th>made</th><th>found</th></tr>");
        for (Check check : checks) {
            html.append("<tr class=\"").append(check.met() ? "good" : "bad").append("\"><td>");
            html.append(check.met() ? "✓" : "✗").append("</td>").append(Html.element("td", check.what()));
            html.append(Html.element("td", check.expected()))
                    .append(Html.element("td", check.found()))
                    .append("</tr>\n");
        }
        return html.append("</table></details>\n").toString();
    }
}
