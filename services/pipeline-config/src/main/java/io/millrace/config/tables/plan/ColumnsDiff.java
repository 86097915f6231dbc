package io.millrace.config.tables.plan;

import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.OnSchemaChange;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.tables.plan.Change.Action;
import io.millrace.config.tables.plan.Change.Difference;
import io.millrace.config.tables.plan.Change.Subject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns added, removed and changed. */
final class ColumnsDiff {
    private final TableConfig after;
    private final List<Change> changes = new ArrayList<>();

    private ColumnsDiff(TableConfig after) {
        this.after = after;
    }

    static List<Change> between(TableConfig before, TableConfig after) {
        ColumnsDiff diff = new ColumnsDiff(after);
        Map<String, ColumnConfig> old = new LinkedHashMap<>();
        before.schema().forEach(column -> old.put(column.name(), column));
        for (ColumnConfig column : after.schema()) {
            ColumnConfig earlier = old.remove(column.name());
            if (earlier == null) {
                diff.added(column);
            } else {
                diff.compare(earlier, column);
            }
        }
        old.values().forEach(diff::removed);
        return diff.changes;
    }

    private void added(ColumnConfig column) {
        boolean evolves = column.nullable() && after.onSchemaChange() == OnSchemaChange.EVOLVE;
        String meaning = evolves
                ? "new nullable column: evolves; stored versions have null in it"
                : column.nullable()
                        ? "new column of a table that says on_schema_change hold: held"
                        : "new column that is never null, which stored versions cannot have: held";
        add(column.name(), Action.ADDED, List.of(), evolves ? Effect.EVOLVES : Effect.HELD, meaning);
    }

    private void removed(ColumnConfig column) {
        add(column.name(), Action.REMOVED, List.of(), Effect.HELD, "removed: held; stored versions keep its values");
    }

    private void compare(ColumnConfig before, ColumnConfig column) {
        List<Difference> type = Differences.none()
                .of("type", before, column, c -> c.type().title())
                .found();
        if (!type.isEmpty()) {
            add(column.name(), Action.CHANGED, type, Effect.HELD, "retyped: held; stored versions have the old type");
        }
        List<Difference> nullable = Differences.none()
                .of("nullable", before, column, ColumnConfig::nullable)
                .found();
        if (!nullable.isEmpty()) {
            String meaning = column.nullable()
                    ? "rows without it are taken from now on"
                    : "rows without it are malformed from now on; stored versions stay as they are";
            add(column.name(), Action.CHANGED, nullable, Effect.FROM_NOW_ON, meaning);
        }
        List<Difference> unique = Differences.none()
                .of("unique", before, column, ColumnConfig::unique)
                .found();
        if (!unique.isEmpty()) {
            add(column.name(), Action.CHANGED, unique, Effect.NONE, "documents the source alone");
        }
    }

    private void add(String name, Action action, List<Difference> differences, Effect effect, String meaning) {
        changes.add(new Change(after.name(), Subject.COLUMN, name, action, differences, effect, meaning));
    }
}
