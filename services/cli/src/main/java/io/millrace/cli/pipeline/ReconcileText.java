package io.millrace.cli.pipeline;

import io.millrace.cli.output.Table;
import io.millrace.events.streaming.ComparedRows;
import io.millrace.events.streaming.DivergedRange;
import io.millrace.platform.reconcile.ReconcileResult;
import io.millrace.platform.reconcile.ReconcileResult.Comparison;
import io.millrace.platform.reconcile.ReconcileResult.Repaired;
import io.millrace.platform.reconcile.Verdict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A comparison for people: a line for each table as it stands now, and below what differs, what a repair did and what was not
 * compared.
 *
 * @param document where all of it stands
 */
record ReconcileText(ReconcileResult result, Path document) {
    private static final int RANGES_SHOWN = 10;

    @Override
    public String toString() {
        Table table = new Table(
                "table", "verdict", "source", "lake", "quarantined", "dead letters", "ranges that differ", "lsn");
        List<String> notes = new ArrayList<>();
        for (ReconcileResult.Table compared : result.tables()) {
            row(table, compared);
            notes(compared).forEach(note -> notes.add("  " + compared.name() + ": " + note));
        }
        StringBuilder text = new StringBuilder(table.text());
        notes.forEach(note -> text.append(System.lineSeparator()).append(note));
        return text.append(System.lineSeparator())
                .append("All of it: ")
                .append(document)
                .toString();
    }

    private static void row(Table table, ReconcileResult.Table compared) {
        Comparison now = compared.last();
        if (now == null) {
            table.row(compared.name(), verdict(compared), "", "", "", "", "", "");
            return;
        }
        ComparedRows rows = now.rows();
        table.row(
                compared.name(),
                verdict(compared),
                rows.source(),
                rows.current(),
                rows.quarantined(),
                rows.rejected(),
                now.ranges().size(),
                now.lsn());
    }

    private static String verdict(ReconcileResult.Table compared) {
        String verdict = compared.status() == Verdict.FAILED
                ? "not compared"
                : compared.status().title();
        return compared.after() == null ? verdict : verdict + " after repair";
    }

    private static List<String> notes(ReconcileResult.Table compared) {
        if (compared.status() == Verdict.FAILED) {
            return List.of(compared.error());
        }
        List<String> notes = new ArrayList<>(ranges(compared.found()));
        if (compared.repaired() != null) {
            notes.add(repaired(compared.repaired()));
        }
        if (compared.after() != null && compared.status() == Verdict.DIVERGED) {
            notes.add("differs still:");
            notes.addAll(ranges(compared.after()));
        }
        Comparison now = compared.last();
        if (now.unsettled() > 0) {
            notes.add(number(now.unsettled()) + " keys changed in every look and were not judged");
        }
        if (now.retained() > 0) {
            notes.add(number(now.retained()) + " rows are kept that the source deleted, as configured");
        }
        if (now.corrected() > 0) {
            notes.add(number(now.corrected()) + " rows stand with values that a replay corrected");
        }
        now.uncompared().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(column ->
                        notes.add("column %s was not compared: %s".formatted(column.getKey(), column.getValue())));
        return notes;
    }

    private static List<String> ranges(Comparison comparison) {
        List<DivergedRange> ranges = comparison.ranges();
        List<String> lines = ranges.stream()
                .limit(RANGES_SHOWN)
                .map(ReconcileText::range)
                .collect(Collectors.toCollection(ArrayList::new));
        if (ranges.size() > RANGES_SHOWN) {
            lines.add("and " + number(ranges.size() - RANGES_SHOWN) + " more ranges");
        }
        return lines;
    }

    private static String range(DivergedRange range) {
        List<String> counts = new ArrayList<>();
        count(counts, range.missing(), "missing in the lake");
        count(counts, range.extra(), "not in the source");
        count(counts, range.changed(), "different");
        count(counts, range.duplicate(), "with several current rows");
        String keys =
                range.from().equals(range.to()) ? "key " + range.from() : "keys " + range.from() + " to " + range.to();
        return keys + ": " + String.join(", ", counts);
    }

    private static String repaired(Repaired repaired) {
        List<String> counts = new ArrayList<>();
        count(counts, repaired.rewritten(), "read again");
        count(counts, repaired.deleted(), "ended");
        count(counts, repaired.duplicates(), "doubled taken away");
        count(counts, repaired.setAside(), "left out for a broken rule");
        count(counts, repaired.passed(), "needed nothing");
        return "repaired " + number(repaired.keys()) + " keys: " + String.join(", ", counts);
    }

    private static void count(List<String> counts, long count, String what) {
        if (count > 0) {
            counts.add(number(count) + " " + what);
        }
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
