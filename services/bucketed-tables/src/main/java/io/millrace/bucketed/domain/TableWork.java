package io.millrace.bucketed.domain;

import io.millrace.events.bucketing.FinishedTable.Way;
import io.millrace.events.bucketing.Layout;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.events.lake.RegisteredTable.Change;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One table to make.
 *
 * @param source the registered table that it is made of and compared with
 * @param name the final table's name
 */
public record TableWork(RegisteredTable source, Way way, String name) {

    /** All tables to make of what was registered; held tables are left as they are. */
    public static List<TableWork> of(List<RegisteredTable> registered, DatasetPlan plan) {
        List<RegisteredTable> usable = registered.stream()
                .filter(table -> table.change() != Change.HELD)
                .filter(table -> table.layout() != null && table.key() != null)
                .toList();
        Stream<TableWork> bucketed = usable.stream()
                .filter(table -> table.layout() == Layout.HIVE_BUCKETS)
                .map(table -> new TableWork(table, plan.way(), plan.names().bucketed(table.base())));
        Map<String, RegisteredTable> first = new LinkedHashMap<>();
        usable.stream()
                .sorted(Comparator.comparing(RegisteredTable::layout))
                .forEach(table -> first.putIfAbsent(table.base(), table));
        Stream<TableWork> forMatching = first.values().stream()
                .filter(table -> plan.entityResolution().includes(table.base()))
                .map(table ->
                        new TableWork(table, Way.ENTITY_RESOLUTION, plan.names().entityResolution(table.base())));
        return Stream.concat(bucketed, forMatching).toList();
    }
}
