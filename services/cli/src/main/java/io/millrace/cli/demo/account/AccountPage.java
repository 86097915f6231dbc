package io.millrace.cli.demo.account;

import java.time.temporal.ChronoUnit;

/** The account as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. */
public final class AccountPage {
    private AccountPage() {}

    /** The page. */
    public static String of(Account account) {
        StringBuilder page = new StringBuilder(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Millrace demo</title>
                <style>
                """);
        page.append(Html.resource("account.css"))
                .append(
                        """
                </style>
                </head>
                <body>
                <header>
                <p class="brand">Millrace</p>
                """);
        page.append(Html.element("h1", account.title()));
        page.append("<p class=\"verdict ")
                .append(account.missed().isEmpty() ? "good" : "bad")
                .append("\">")
                .append(Html.text(account.verdict()))
                .append("</p>\n");
        page.append(Html.element("p", account.time().truncatedTo(ChronoUnit.SECONDS)))
                .append("\n<nav>");
        for (Round round : account.rounds()) {
            page.append("<a href=\"#round-")
                    .append(round.number())
                    .append("\"><b>")
                    .append(round.number())
                    .append("</b> ")
                    .append(Html.text(round.title()))
                    .append("</a>");
        }
        page.append("</nav>\n</header>\n<main>\n");
        account.rounds().forEach(round -> page.append(RoundSection.of(round)));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }
}
