package io.millrace.cli.demo.account;

import io.millrace.cli.trace.ChainTree;
import io.millrace.events.Event;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text for a terminal of 100 columns, line by line. */
public final class TextLines {
    private static final int WIDTH = 98;
    private static final Pattern BRANCH = Pattern.compile("[ │├└─]+");

    private final StringBuilder text = new StringBuilder();

    /** A line as it is. */
    public void line(String line) {
        text.append(line.stripTrailing()).append(System.lineSeparator());
    }

    /** A line that ends with an ellipsis when it is too long. */
    public void cut(String line) {
        line(line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…");
    }

    /** A double rule. */
    public void rule() {
        line("═".repeat(WIDTH));
    }

    /** A line that parts what follows from what went before. */
    public void heading(String heading) {
        line("");
        line(heading);
    }

    /** The head of one of several rounds. */
    public void round(int number, String title, double seconds) {
        line("");
        rule();
        line(String.format(Locale.ROOT, "ROUND %d  %-78s %5.1f s", number, title, seconds));
        rule();
    }

    /** The events of a chain, each below the one that led to it. */
    public void chain(List<Event<?>> events) {
        heading("Events, each below the one that led to it");
        ChainTree chain = new ChainTree();
        events.forEach(chain::add);
        chain.draw().lines().forEach(this::event);
    }

    private void event(String drawn) {
        Matcher branch = BRANCH.matcher(drawn);
        int end = branch.lookingAt() ? branch.end() : 0;
        wrapped("  " + drawn.substring(0, end), drawn.substring(end));
    }

    /** Every check, with both values. */
    public void checks(List<Check> checks) {
        heading("Checked against what was generated");
        checks.forEach(check -> line(String.format(
                Locale.ROOT,
                "  %s %-47s made %11s  found %s",
                check.met() ? "✓" : "✗",
                check.what(),
                check.expected(),
                check.found())));
    }

    /** The outcome, and the checks that were not met. */
    public void verdict(String verdict, List<Check> missed) {
        line("");
        rule();
        line(verdict);
        missed.forEach(
                check -> line("  ✗ " + check.what() + ": made " + check.expected() + ", found " + check.found()));
    }

    /** Breaks after blanks or slashes; what has neither is broken anywhere. */
    public void wrapped(String mark, String sentence) {
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

    /** Bytes as people read them. */
    public static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double kibibytes = bytes / 1024.0;
        return kibibytes < 10_000
                ? String.format(Locale.ROOT, "%.1f KiB", kibibytes)
                : String.format(Locale.ROOT, "%.1f MiB", kibibytes / 1024);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
