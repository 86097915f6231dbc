package io.millrace.cli.quarantine;

import io.millrace.cli.output.Table;
import io.millrace.config.quarantine.ReplayResult;
import io.millrace.config.quarantine.ShownRow;
import io.millrace.config.quarantine.TableOutcome;
import io.millrace.config.quarantine.TableOutcome.LeftRow;

import java.util.ArrayList;
import java.util.List;

/** What the job found, for people. */
record QuarantineText(ReplayResult result) {
    private static final String ALL = "(all rows)";

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        switch (result.verb()) {
            case "list" -> parts.add(list());
            case "show" -> result.tables().forEach(table -> show(table, parts));
            default -> replay(parts);
        }
        result.tables().stream()
                .filter(table -> table.error() != null)
                .forEach(table -> parts.add("table " + table.name() + " failed: " + table.error()));
        return String.join(System.lineSeparator(), parts);
    }

    private String list() {
        Table lines = new Table("table", "rule", "type", "column", "severity", "waiting", "replayed", "first", "last");
        for (ReplayResult.Table table : result.tables()) {
            if (table.error() != null || table.waiting() + table.replayed() == 0) {
                continue;
            }
            table.rules()
                    .forEach(line -> lines.row(
                            table.name(),
                            line.rule(),
                            line.type(),
                            line.column(),
                            line.severity(),
                            line.waiting(),
                            line.replayed(),
                            line.first(),
                            line.last()));
            lines.row(table.name(), ALL, "", "", "", table.waiting(), table.replayed(), table.first(), table.last());
        }
        return lines.isEmpty() ? "No such row was ever set aside." : lines.text();
    }

    private static void show(ReplayResult.Table table, List<String> parts) {
        if (table.error() != null) {
            return;
        }
        for (ShownRow row : table.rows()) {
            parts.add(table.name() + "  " + row.row() + "  " + row.state());
            parts.add("  %s at %d/%d, committed %s, transaction %s, set aside %s by batch %d"
                    .formatted(
                            row.operation(),
                            row.lsn(),
                            row.transactionOrder(),
                            row.committedAt(),
                            row.transactionId() == null ? "unknown" : row.transactionId(),
                            row.quarantinedAt(),
                            row.batch()));
            parts.add("  broke " + row.failedRules() + now(row));
            parts.add("  values " + row.values() + (row.unchanged().isEmpty() ? "" : ", not sent " + row.unchanged()));
        }
        long there = table.waiting() + table.replayed();
        if (there > table.rows().size()) {
            parts.add("%s: %d of %d rows are shown; --most shows more."
                    .formatted(table.name(), table.rows().size(), there));
        } else if (there == 0) {
            parts.add(table.name() + ": no such row was ever set aside.");
        }
    }

    private static String now(ShownRow row) {
        if (!row.state().equals("waiting")) {
            return row.corrected() == null || row.corrected().isEmpty() ? "" : "; corrected since: " + row.corrected();
        }
        if (row.failsNow() == null) {
            return "; has values that were masked in another way than now: it cannot be replayed from here";
        }
        return row.failsNow().isEmpty() ? "; would pass now" : "; breaks now " + row.failsNow();
    }

    private void replay(List<String> parts) {
        boolean dryRun = result.tables().stream()
                .anyMatch(table -> table.replay() != null && table.replay().dryRun());
        Table counts = new Table(
                "table",
                "meant",
                "pass",
                "fail",
                "masked",
                "too old",
                dryRun ? "would be replayed" : "replayed",
                "over limit");
        Table rules = new Table("table", "rule", "type", "column", "severity", "rows that fail");
        List<String> advice = new ArrayList<>();
        for (ReplayResult.Table table : result.tables()) {
            TableOutcome replay = table.replay();
            if (replay == null || replay.selected() + replay.alreadyIn() == 0) {
                continue;
            }
            counts.row(
                    table.name(),
                    replay.selected(),
                    replay.passing(),
                    replay.failing(),
                    replay.masked(),
                    replay.tooOld(),
                    replay.replayed(),
                    replay.overLimit());
            replay.rules()
                    .forEach(rule -> rules.row(
                            table.name(), rule.rule(), rule.type(), rule.column(), rule.severity(), rule.rows()));
            advise(table.name(), replay, advice);
        }
        parts.add(counts.isEmpty() ? "No such row waits." : counts.text());
        if (!rules.isEmpty()) {
            parts.add("");
            parts.add(rules.text());
        }
        result.unknownPatches().forEach(patch -> advice.add(patch + ": no row was ever set aside that it fits."));
        if (!advice.isEmpty()) {
            parts.add("");
            parts.addAll(advice);
        }
    }

    private static void advise(String table, TableOutcome replay, List<String> advice) {
        if (replay.alreadyIn() > 0) {
            advice.add("%s: %d rows stood in the table already%s."
                    .formatted(table, replay.alreadyIn(), replay.dryRun() ? "" : ", and are noted as such now"));
        }
        if (replay.masked() > 0) {
            advice.add(
                    "%s: %d rows have values that were masked in another way than now and cannot come from quarantine (%s). Give the values by --patch, or read their keys again from the source: ./millrace reconcile FILE --table %s --repair."
                            .formatted(table, replay.masked(), names(replay, "masked"), table));
        }
        if (replay.tooOld() > 0) {
            advice.add(
                    "%s: %d rows were set aside longer ago than replay.max_age allows (%s). Raise it in tables.yaml; of a table of last states (scd1) look first whether the source deleted them meanwhile, since older deletes are forgotten."
                            .formatted(table, replay.tooOld(), names(replay, "too-old")));
        }
        if (replay.overLimit() > 0) {
            advice.add("%s: %d rows pass and wait, more than replay.max_rows allows at once. Run it again."
                    .formatted(table, replay.overLimit()));
        }
        if (replay.failing() > 0) {
            advice.add("%s: still failing: %s. See them with: ./millrace quarantine show FILE --table %s"
                    .formatted(table, names(replay, "fails"), table));
        }
    }

    private static String names(TableOutcome replay, String why) {
        int most = 5;
        List<String> rows = replay.left().stream()
                .filter(left -> left.why().equals(why))
                .map(LeftRow::row)
                .toList();
        return String.join(", ", rows.subList(0, Math.min(most, rows.size()))) + (rows.size() > most ? ", …" : "");
    }
}
