package io.millrace.cli.demo.fleet;

import io.millrace.cli.demo.fleet.FleetChange.Kind;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What must be in source, lake and quarantine after the changes so far: kept by the simplest means, one row at a time. */
public final class FleetTruth {
    private final FleetRules rules;
    private final Map<FleetTable, TableTruth> tables = new EnumMap<>(FleetTable.class);

    /** Nothing yet. */
    public FleetTruth(FleetRules rules) {
        this.rules = rules;
        for (FleetTable table : FleetTable.values()) {
            tables.put(table, new TableTruth());
        }
    }

    /** Counts a change in. */
    public void add(FleetChange change) {
        TableTruth truth = tables.get(change.table());
        if (change.kind() == Kind.DELETE) {
            truth.source.remove(change.id());
            truth.current.remove(change.id());
            return;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        Optional.ofNullable(truth.source.get(change.id())).ifPresent(row::putAll);
        row.putAll(change.values());
        truth.source.put(change.id(), row);
        List<String> broken = rules.brokenBy(change.table(), row);
        if (broken.isEmpty()) {
            truth.current.put(change.id(), row);
            truth.versions.computeIfAbsent(change.id(), id -> new ArrayList<>()).add(row);
        } else {
            truth.quarantined++;
            broken.forEach(rule -> truth.byRule.merge(rule, 1L, Long::sum));
        }
    }

    /** The truth about one table. */
    public TableTruth of(FleetTable table) {
        return tables.get(table);
    }

    /** What must be there of one table. */
    public static final class TableTruth {
        private final SortedMap<Integer, Map<String, Object>> source = new TreeMap<>();
        private final SortedMap<Integer, Map<String, Object>> current = new TreeMap<>();
        private final SortedMap<Integer, List<Map<String, Object>>> versions = new TreeMap<>();
        private final SortedMap<String, Long> byRule = new TreeMap<>();
        private long quarantined;

        /** Rows of the source by key. */
        public SortedMap<Integer, Map<String, Object>> source() {
            return source;
        }

        /** Rows of the lake that are current, by key, before transforms. */
        public SortedMap<Integer, Map<String, Object>> current() {
            return current;
        }

        /** Every version of a key that passed the rules, oldest first; deleted keys keep theirs. */
        public SortedMap<Integer, List<Map<String, Object>>> versions() {
            return versions;
        }

        /** How many rows were set aside. */
        public long quarantined() {
            return quarantined;
        }

        /** How many rows broke each rule. */
        public SortedMap<String, Long> byRule() {
            return byRule;
        }

        /** How many versions the lake keeps. */
        public long versionCount() {
            return versions.values().stream().mapToLong(List::size).sum();
        }
    }
}
