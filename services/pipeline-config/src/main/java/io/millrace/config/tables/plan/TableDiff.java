package io.millrace.config.tables.plan;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.tables.plan.Change.Action;
import io.millrace.config.tables.plan.Change.Difference;
import io.millrace.config.tables.plan.Change.Subject;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What changes of a table that both versions have. */
final class TableDiff {
    private final TableConfig before;
    private final TableConfig after;
    private final List<Change> changes = new ArrayList<>();

    private TableDiff(TableConfig before, TableConfig after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> between(TableConfig before, TableConfig after) {
        TableDiff diff = new TableDiff(before, after);
        diff.options();
        diff.changes.addAll(ColumnsDiff.between(before, after));
        diff.changes.addAll(QualityDiff.between(before, after));
        diff.references();
        return diff.changes;
    }

    private void options() {
        option(
                "primary_key",
                TableConfig::primaryKey,
                Effect.HELD,
                "history is kept by key: the table must be built anew");
        option(
                "sequence_by",
                TableConfig::sequenceBy,
                Effect.FROM_NOW_ON,
                "changes that come are ordered the new way; stored intervals stay as they are");
        option(
                "topic",
                TableConfig::topic,
                Effect.STARTS_ANEW,
                "the new topic is read from its start; stored rows stay");
        option(
                "delta_path",
                TableConfig::deltaPath,
                Effect.STARTS_ANEW,
                "a new table begins empty there, and is held until its checkpoint is removed or --release lets it begin; the old one stays");
        option("history", TableConfig::history, history(), historyMeaning());
        option("deletes", TableConfig::deletes, Effect.FROM_NOW_ON, "deletes that come are handled the new way");
        option(
                "on_schema_change",
                TableConfig::onSchemaChange,
                Effect.FROM_NOW_ON,
                "columns that come are handled the new way");
        option(
                "on_truncate",
                TableConfig::onTruncate,
                Effect.FROM_NOW_ON,
                "truncates that come are handled the new way");
        String limits = "replays bring back within the new limits";
        option("replay.max_age", table -> table.replay().maxAge(), Effect.NONE, limits);
        option("replay.max_rows", table -> table.replay().maxRows(), Effect.NONE, limits);
        option(
                "internal",
                TableConfig::internal,
                after.internal() ? Effect.ENDS : Effect.STARTS_ANEW,
                after.internal() ? "its stream ends; what is stored stays" : "its stream begins");
    }

    private Effect history() {
        return after.history() == HistoryKind.SCD2 ? Effect.FROM_NOW_ON : Effect.HELD;
    }

    private String historyMeaning() {
        return after.history() == HistoryKind.SCD2
                ? "versions are kept from now on; what went before is not known"
                : "stored versions would have to go: a person decides";
    }

    private void option(String name, Function<TableConfig, ?> value, Effect effect, String meaning) {
        List<Difference> differences =
                Differences.none().of(name, before, after, value).found();
        if (!differences.isEmpty()) {
            changes.add(new Change(after.name(), Subject.OPTION, name, Action.CHANGED, differences, effect, meaning));
        }
    }

    private void references() {
        reference("foreign_keys", table -> table.foreignKeys().stream()
                .map(key -> "%s → %s.%s".formatted(key.column(), key.references(), key.referencedColumn()))
                .toList());
        reference("indexes", table -> table.indexes().stream()
                .map(index -> (index.name() == null ? "" : index.name() + " ") + index.columns())
                .toList());
    }

    private void reference(String name, Function<TableConfig, ?> value) {
        List<Difference> differences =
                Differences.none().of(name, before, after, value).found();
        if (!differences.isEmpty()) {
            changes.add(new Change(
                    after.name(),
                    Subject.REFERENCE,
                    name,
                    Action.CHANGED,
                    differences,
                    Effect.NONE,
                    "documents the source alone"));
        }
    }
}
