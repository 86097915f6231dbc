package io.millrace.config.tables.plan;

import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.tables.plan.Change.Action;
import io.millrace.config.tables.plan.Change.Subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What changes from one valid configuration to another.
 *
 * @param changes settings first, then tables in the new file's order, dropped ones last
 */
public record PlanDiff(List<Change> changes) {
    /** Keeps a copy of the changes. */
    public PlanDiff {
        changes = List.copyOf(changes);
    }

    /** Compares two configurations. */
    public static PlanDiff between(PipelineConfig before, PipelineConfig after) {
        List<Change> changes = new ArrayList<>(SettingsDiff.between(before, after));
        Map<String, TableConfig> old = byName(before);
        for (TableConfig table : after.tables()) {
            TableConfig earlier = old.remove(table.name());
            changes.addAll(earlier == null ? List.of(added(table)) : TableDiff.between(earlier, table));
        }
        old.values().forEach(table -> changes.add(dropped(table)));
        return new PlanDiff(changes);
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Whether a table would be held until a person decides. */
    public boolean holds() {
        return changes.stream().anyMatch(change -> change.effect() == Effect.HELD);
    }

    private static Map<String, TableConfig> byName(PipelineConfig config) {
        return config.tables().stream()
                .collect(Collectors.toMap(
                        TableConfig::name, Function.identity(), (one, other) -> one, java.util.LinkedHashMap::new));
    }

    private static Change added(TableConfig table) {
        String meaning = table.internal()
                ? "internal: no stream is started"
                : "begins empty; its topic is read from the start, and a load of the source brings its rows";
        return new Change(
                table.name(), Subject.TABLE, table.name(), Action.ADDED, List.of(), Effect.STARTS_ANEW, meaning);
    }

    private static Change dropped(TableConfig table) {
        return new Change(
                table.name(),
                Subject.TABLE,
                table.name(),
                Action.REMOVED,
                List.of(),
                Effect.ENDS,
                "its stream ends; the Delta table, its quarantine and its checkpoint stay where they are");
    }
}
