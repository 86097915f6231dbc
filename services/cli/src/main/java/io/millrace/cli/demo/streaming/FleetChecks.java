package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.fleet.FleetTable;
import io.millrace.cli.demo.fleet.FleetTruth;
import io.millrace.cli.demo.fleet.FleetTruth.TableTruth;

import java.util.ArrayList;
import java.util.List;

/** Holds the lake against the truth. */
record FleetChecks(FleetQueries lake, FleetTruth truth) {
    /** Whether every table has as many rows of each sort as it must. */
    boolean countsAgree() {
        for (FleetTable table : FleetTable.values()) {
            TableTruth right = truth.of(table);
            boolean same = lake.state(table)
                    .map(state -> state.current() == right.current().size() && state.versions() == right.versionCount())
                    .orElse(false);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** Every check of every table. */
    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (FleetTable table : FleetTable.values()) {
            TableTruth right = truth.of(table);
            String name = table.title();
            checks.addAll(history(table));
            if (right.quarantined() > 0) {
                checks.add(Check.same(name + ": rows in quarantine", right.quarantined(), lake.quarantined(table)));
                checks.add(Check.sameRows(
                        name + ": quarantined by rule",
                        right.byRule().entrySet(),
                        lake.quarantinedByRule(table).entrySet()));
            }
        }
        return checks;
    }

    /** Every check of a table's history. */
    List<Check> history(FleetTable table) {
        TableTruth right = truth.of(table);
        FleetQueries.State state = lake.state(table).orElse(new FleetQueries.State(0, 0, 0));
        String name = table.title();
        return List.of(
                Check.sameRows(
                        name + ": current rows, value by value",
                        ComparedColumns.expected(table, right.current()),
                        lake.currentRows(table)),
                Check.same(name + ": keys with a current row", right.current().size(), state.keys()),
                Check.same(name + ": versions in the history", right.versionCount(), state.versions()));
    }
}
