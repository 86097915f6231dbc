package io.millrace.cli.demo.account;

/** The account as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. */
public final class AccountPage {
    private AccountPage() {}

    /** The page. */
    public static String of(Account account) {
        return PageParts.page(
                account.title(),
                account.missed().isEmpty(),
                account.verdict(),
                account.time(),
                account.rounds().stream()
                        .map(round -> PageParts.link(round.number(), round.title()))
                        .toList(),
                account.rounds().stream().map(RoundSection::of).toList());
    }
}
