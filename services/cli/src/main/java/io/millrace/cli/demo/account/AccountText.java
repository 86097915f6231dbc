package io.millrace.cli.demo.account;

import io.millrace.cli.trace.ChainTree;
import io.millrace.events.mapping.MappingCounts;
import io.millrace.lake.standin.ses.SentMail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The account for a terminal of 100 columns. */
public final class AccountText {
    private static final int WIDTH = 98;
    private static final int BAR = 50;
    private static final int MAIL_HEAD = 11;
    private static final int MAIL_TAIL = 5;
    private static final Pattern BRANCH = Pattern.compile("[ │├└─]+");

    private final StringBuilder text = new StringBuilder();
    private List<RejectedLine> rejectedBefore = List.of();

    private AccountText() {}

    /** The whole account. */
    public static String of(Account account) {
        AccountText text = new AccountText();
        account.rounds().forEach(text::round);
        text.line("");
        text.line("═".repeat(WIDTH));
        text.line(account.verdict());
        for (Check check : account.missed()) {
            text.line("  ✗ " + check.what() + ": made " + check.expected() + ", found " + check.found());
        }
        return text.text.toString();
    }

    private void round(Round round) {
        line("");
        line("═".repeat(WIDTH));
        line(String.format(
                Locale.ROOT,
                "ROUND %d  %-78s %5.1f s",
                round.number(),
                round.title(),
                round.took().toMillis() / 1e3));
        line("═".repeat(WIDTH));
        round.done().forEach(done -> wrapped("  • ", done));
        cameIn(round.findings().counts());
        rejected(round.findings().rejected());
        files(round.findings().files());
        heading("Events, each below the one that led to it");
        ChainTree chain = new ChainTree();
        round.findings().chain().forEach(chain::add);
        chain.draw().lines().forEach(this::event);
        round.findings().mails().forEach(this::mail);
        heading("Checked against what was generated");
        round.checks().forEach(this::check);
    }

    private void cameIn(MappingCounts counts) {
        heading("What came in");
        long all = Math.max(1, counts.read());
        bar("rows read", counts.read(), all);
        bar("valid", counts.valid(), all);
        bar("missing in catalog", counts.missing(), all);
        bar("rejected", counts.rejected(), all);
        bar("repeated", counts.duplicates(), all);
    }

    private void bar(String what, long value, long all) {
        int length = value == 0 ? 0 : (int) Math.max(1, Math.round((double) BAR * value / all));
        line(String.format(Locale.ROOT, "  %-20s %,9d  %s", what, value, "█".repeat(length)));
    }

    private void rejected(List<RejectedLine> rejected) {
        heading("Rejected, and why");
        if (rejected.equals(rejectedBefore)) {
            line(String.format(Locale.ROOT, "  %5d  the same rows as before", rejected.size()));
            return;
        }
        rejectedBefore = rejected;
        Map<String, List<RejectedLine>> byReason = rejected.stream()
                .collect(Collectors.groupingBy(RejectedLine::reason, java.util.TreeMap::new, Collectors.toList()));
        byReason.forEach((reason, lines) -> {
            line(String.format(Locale.ROOT, "  %5d  %s", lines.size(), reason));
            line(cut("         e.g. " + lines.get(0).example()));
        });
    }

    private void files(List<WrittenFile> files) {
        heading("Files written");
        String folder = "";
        for (WrittenFile file : files) {
            if (!file.folder().equals(folder)) {
                folder = file.folder();
                wrapped("  ", folder);
            }
            line(String.format(
                    Locale.ROOT,
                    "     %-38s %14s %12s  sha256 %.12s",
                    file.name(),
                    file.rows() == null ? "" : Check.number(file.rows()) + " rows",
                    size(file.bytes()),
                    file.sha256()));
        }
    }

    private void mail(SentMail mail) {
        heading("Mail to " + String.join(", ", mail.to()));
        line("  ┃ Subject: " + mail.subject());
        line("  ┃");
        List<String> lines =
                mail.text().strip().lines().filter(line -> !line.isBlank()).toList();
        boolean isLong = lines.size() > MAIL_HEAD + MAIL_TAIL;
        int head = isLong ? MAIL_HEAD : lines.size();
        lines.subList(0, head).forEach(line -> wrapped("  ┃ ", line));
        if (isLong) {
            int tail = lines.size() - MAIL_TAIL;
            line("  ┃ … " + (tail - head) + " more lines …");
            lines.subList(tail, lines.size()).forEach(line -> wrapped("  ┃ ", line));
        }
    }

    private void event(String drawn) {
        Matcher branch = BRANCH.matcher(drawn);
        int end = branch.lookingAt() ? branch.end() : 0;
        wrapped("  " + drawn.substring(0, end), drawn.substring(end));
    }

    private void check(Check check) {
        line(String.format(
                Locale.ROOT,
                "  %s %-44s made %13s   found %s",
                check.met() ? "✓" : "✗",
                check.what(),
                check.expected(),
                check.found()));
    }

    private void heading(String heading) {
        line("");
        line(heading);
    }

    /** Breaks after blanks or slashes; what has neither is broken anywhere. */
    private void wrapped(String mark, String sentence) {
        String indent = mark;
        String rest = sentence;
        while (indent.length() + rest.length() > WIDTH) {
            int room = WIDTH - indent.length();
            int end = Math.max(rest.lastIndexOf(' ', room - 1), rest.lastIndexOf('/', room - 1)) + 1;
            end = end == 0 || rest.substring(0, end).isBlank() ? room : end;
            line(indent + rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
            indent = mark.replace('•', ' ').replace("├─", "│ ").replace("└─", "  ") + "  ";
        }
        line(indent + rest);
    }

    private static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }

    /** Bytes as people read them. */
    static String size(long bytes) {
        return bytes < 1024 ? bytes + " B" : String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append(System.lineSeparator());
    }
}
