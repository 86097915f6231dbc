package io.millrace.cli.demo.bucketing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.story.Block;
import io.millrace.cli.output.Json;
import io.millrace.events.bucketing.CleanroomReportWritten;
import io.millrace.lake.standin.cleanrooms.CleanRoomsSeed;
import io.millrace.lake.standin.cleanrooms.DemoMembership;
import io.millrace.lake.standin.cleanrooms.SeededTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The Clean Rooms membership that the demo seeds, and what the report says of it. */
final class CleanRooms {
    private static final String READY = "ready";
    private static final String PREFIX = "bucketed_";

    private final List<String> tables;
    private final CleanRoomsSeed seed;

    /** A membership with the seeded defects, for tables with these names without prefix. */
    CleanRooms(String database, List<String> bases) {
        this.tables = bases.stream().map(base -> PREFIX + base).toList();
        CleanRoomsSeed all = DemoMembership.of(database, PREFIX);
        this.seed = all.withTables(all.tables().stream()
                .filter(table -> tables.contains(table.table()))
                .toList());
    }

    CleanRoomsSeed seed() {
        return seed;
    }

    /** What the demo reads of the report. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Report(List<Row> tables) {
        /** A table. */
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Row(@JsonProperty("table_name") String name, Status status) {}

        /** Whether it is ready, and why not. */
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Status(@JsonProperty("ready_for_analysis") Object ready, List<Why> reasons) {}

        /** Why it is not. */
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Why(String reason) {}

        static Report parse(String json) {
            return Json.read(json, new TypeReference<Report>() {}, "the Clean Rooms report");
        }
    }

    /** The defect that was seeded for a table, or that there is none. */
    String expected(String name) {
        SeededTable table = seed.tables().stream()
                .filter(known -> known.table().equals(name))
                .findFirst()
                .orElse(null);
        if (table == null) {
            return "no-configured-table";
        }
        if (table.rule() == null) {
            return "analysis-rule-missing";
        }
        if (table.rule().allowedAnalysisProviders().isEmpty()) {
            return "no-analysis-provider";
        }
        if (table.association() == null) {
            return "not-associated";
        }
        if (table.association().receivers() == null) {
            return "collaboration-rule-missing";
        }
        return table.furtherColumns().isEmpty() ? READY : "columns-differ";
    }

    /** A table's state as the report has it: the seeded defect when that is among its reasons. */
    private String found(Report.Row row) {
        List<String> reasons =
                row.status().reasons().stream().map(Report.Why::reason).toList();
        if (reasons.isEmpty()) {
            return Boolean.TRUE.equals(row.status().ready())
                    ? READY
                    : String.valueOf(row.status().ready());
        }
        String expected = expected(row.name());
        return reasons.contains(expected) ? expected : String.join(", ", reasons);
    }

    List<Check> checks(CleanroomReportWritten event, Report report) {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.sameRows(
                "Clean Rooms: ready, or the seeded defect",
                tables.stream().map(name -> Map.entry(name, expected(name))).toList(),
                report.tables().stream()
                        .map(row -> Map.entry(row.name(), found(row)))
                        .toList()));
        checks.add(Check.same(
                "Clean Rooms: ready, as the event tells",
                tables.stream().filter(name -> expected(name).equals(READY)).count(),
                event.ready()));
        checks.add(Check.same("Clean Rooms: unknown, as the event tells", 0, event.unknown()));
        return checks;
    }

    Block block(CleanroomReportWritten event, Report report) {
        Map<String, List<String>> byState = report.tables().stream()
                .collect(Collectors.groupingBy(
                        this::found,
                        TreeMap::new,
                        Collectors.mapping(row -> row.name().substring(PREFIX.length()), Collectors.toList())));
        List<List<String>> rows = new ArrayList<>();
        byState.forEach(
                (state, names) -> rows.add(List.of(state, Integer.toString(names.size()), String.join(", ", names))));
        return new Block.Grid(
                "Clean Rooms: " + event.ready() + " of " + event.tables() + " tables ready",
                List.of("state", "tables", "which"),
                0,
                rows);
    }
}
