package io.millrace.cli.demo.account;

import io.millrace.events.mapping.MappingCounts;
import io.millrace.lake.standin.ses.SentMail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The account for a terminal of 100 columns. */
public final class AccountText {
    private static final int BAR = 50;
    private static final int MAIL_HEAD = 11;
    private static final int MAIL_TAIL = 5;

    private final TextLines text = new TextLines();
    private List<RejectedLine> rejectedBefore = List.of();

    private AccountText() {}

    /** The whole account. */
    public static String of(Account account) {
        AccountText text = new AccountText();
        account.rounds().forEach(text::round);
        text.text.verdict(account.verdict(), account.missed());
        return text.text.toString();
    }

    private void round(Round round) {
        text.round(round.number(), round.title(), round.took().toMillis() / 1e3);
        round.done().forEach(done -> text.wrapped("  • ", done));
        cameIn(round.findings().counts());
        rejected(round.findings().rejected());
        files(round.findings().files());
        text.chain(round.findings().chain());
        round.findings().mails().forEach(this::mail);
        text.checks(round.checks());
    }

    private void cameIn(MappingCounts counts) {
        text.heading("What came in");
        long all = Math.max(1, counts.read());
        bar("rows read", counts.read(), all);
        bar("valid", counts.valid(), all);
        bar("missing in catalog", counts.missing(), all);
        bar("rejected", counts.rejected(), all);
        bar("repeated", counts.duplicates(), all);
    }

    private void bar(String what, long value, long all) {
        int length = value == 0 ? 0 : (int) Math.max(1, Math.round((double) BAR * value / all));
        text.line(String.format(Locale.ROOT, "  %-20s %,9d  %s", what, value, "█".repeat(length)));
    }

    private void rejected(List<RejectedLine> rejected) {
        text.heading("Rejected, and why");
        if (rejected.equals(rejectedBefore)) {
            text.line(String.format(Locale.ROOT, "  %5d  the same rows as before", rejected.size()));
            return;
        }
        rejectedBefore = rejected;
        Map<String, List<RejectedLine>> byReason = rejected.stream()
                .collect(Collectors.groupingBy(RejectedLine::reason, java.util.TreeMap::new, Collectors.toList()));
        byReason.forEach((reason, lines) -> {
            text.line(String.format(Locale.ROOT, "  %5d  %s", lines.size(), reason));
            text.cut("         e.g. " + lines.get(0).example());
        });
    }

    private void files(List<WrittenFile> files) {
        text.heading("Files written");
        String folder = "";
        for (WrittenFile file : files) {
            if (!file.folder().equals(folder)) {
                folder = file.folder();
                text.wrapped("  ", folder);
            }
            text.line(String.format(
                    Locale.ROOT,
                    "     %-38s %14s %12s  sha256 %.12s",
                    file.name(),
                    file.rows() == null ? "" : Check.number(file.rows()) + " rows",
                    TextLines.size(file.bytes()),
                    file.sha256()));
        }
    }

    private void mail(SentMail mail) {
        text.heading("Mail to " + String.join(", ", mail.to()));
        text.line("  ┃ Subject: " + mail.subject());
        text.line("  ┃");
        List<String> lines =
                mail.text().strip().lines().filter(line -> !line.isBlank()).toList();
        boolean isLong = lines.size() > MAIL_HEAD + MAIL_TAIL;
        int head = isLong ? MAIL_HEAD : lines.size();
        lines.subList(0, head).forEach(line -> text.wrapped("  ┃ ", line));
        if (isLong) {
            int tail = lines.size() - MAIL_TAIL;
            text.line("  ┃ … " + (tail - head) + " more lines …");
            lines.subList(tail, lines.size()).forEach(line -> text.wrapped("  ┃ ", line));
        }
    }
}
