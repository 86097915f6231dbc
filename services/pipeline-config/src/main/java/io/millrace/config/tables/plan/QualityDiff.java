package io.millrace.config.tables.plan;

import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.quality.transforms.StoredColumns;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.tables.plan.Change.Action;
import io.millrace.config.tables.plan.Change.Difference;
import io.millrace.config.tables.plan.Change.Subject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules, transforms and checks added, removed and changed. */
final class QualityDiff {
    private final TableConfig before;
    private final TableConfig after;
    private final List<Change> changes = new ArrayList<>();

    private QualityDiff(TableConfig before, TableConfig after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> between(TableConfig before, TableConfig after) {
        QualityDiff diff = new QualityDiff(before, after);
        diff.rules();
        diff.transforms();
        diff.checks();
        return diff.changes;
    }

    private void rules() {
        compare(
                Subject.RULE,
                before.dqRules(),
                after.dqRules(),
                RuleConfig::id,
                (old, now) -> Differences.none()
                        .of("type", old, now, RuleConfig::type)
                        .of("column", old, now, RuleConfig::column)
                        .of("severity", old, now, RuleConfig::severity)
                        .maps("params", old.params(), now.params())
                        .found(),
                (old, now) -> new Meaning(Effect.FROM_NOW_ON, ruleMeaning(old)));
    }

    private static String ruleMeaning(RuleConfig old) {
        return old == null
                ? "judges rows from now on; stored rows are not judged again"
                : "rows that come are judged the new way; rows in quarantine wait for a replay";
    }

    private void transforms() {
        compare(
                Subject.TRANSFORM,
                before.transforms(),
                after.transforms(),
                TransformConfig::id,
                (old, now) -> Differences.none()
                        .of("type", old, now, TransformConfig::type)
                        .of("column", old, now, TransformConfig::column)
                        .of("order", old, now, TransformConfig::order)
                        .maps("params", old.params(), now.params())
                        .found(),
                this::transformMeaning);
    }

    private Meaning transformMeaning(TransformConfig old, TransformConfig now) {
        if (changesStoredColumn(old, now)) {
            return new Meaning(Effect.HELD, "the stored column gets another name or type: held");
        }
        boolean masks = Stream.of(old, now)
                .filter(Objects::nonNull)
                .map(TransformConfig::type)
                .anyMatch(Set.of("mask_pii", "hash")::contains);
        return new Meaning(
                Effect.FROM_NOW_ON,
                masks
                        ? "values that come are covered the new way; stored versions show what they showed before"
                        : "values that come are stored the new way; stored versions stay as they are");
    }

    private boolean changesStoredColumn(TransformConfig old, TransformConfig now) {
        String column = now == null ? old.column() : now.column();
        Optional<ColumnConfig> earlier = stored(before, column);
        Optional<ColumnConfig> later = stored(after, column);
        return earlier.isPresent()
                && later.isPresent()
                && !(earlier.get().name().equals(later.get().name())
                        && earlier.get().type().equals(later.get().type()));
    }

    private static Optional<ColumnConfig> stored(TableConfig table, String column) {
        List<ColumnConfig> stored = StoredColumns.of(table);
        for (int i = 0; i < stored.size(); i++) {
            if (stored.get(i).name().equals(column)
                    || table.schema().get(i).name().equals(column)) {
                return Optional.of(stored.get(i));
            }
        }
        return Optional.empty();
    }

    private void checks() {
        compare(
                Subject.CHECK,
                before.deequChecks(),
                after.deequChecks(),
                QualityDiff::title,
                (old, now) -> Differences.none()
                        .of("threshold", old, now, CheckConfig::threshold)
                        .of("severity", old, now, CheckConfig::severity)
                        .found(),
                (old, now) -> checkMeaning(old, now));
    }

    private static Meaning checkMeaning(CheckConfig old, CheckConfig now) {
        if (old == null) {
            return new Meaning(Effect.STARTS_ANEW, "is measured from the next batch; its merged state begins empty");
        }
        return now == null
                ? new Meaning(Effect.ENDS, "is not measured any more; what was measured stays")
                : new Meaning(Effect.FROM_NOW_ON, "what is measured is held against the new threshold");
    }

    private static String title(CheckConfig check) {
        return Stream.of(check.metric(), check.column(), check.pattern(), check.expression(), check.name())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private record Meaning(Effect effect, String text) {}

    private <T> void compare(
            Subject subject,
            List<T> before,
            List<T> after,
            Function<T, String> name,
            BiFunction<T, T, List<Difference>> differences,
            BiFunction<T, T, Meaning> meaning) {
        Map<String, T> old = new LinkedHashMap<>();
        before.forEach(part -> old.put(name.apply(part), part));
        for (T part : after) {
            T earlier = old.remove(name.apply(part));
            List<Difference> found = earlier == null ? List.of() : differences.apply(earlier, part);
            if (earlier == null || !found.isEmpty()) {
                add(
                        subject,
                        name.apply(part),
                        earlier == null ? Action.ADDED : Action.CHANGED,
                        found,
                        meaning.apply(earlier, part));
            }
        }
        old.forEach((title, part) -> add(subject, title, Action.REMOVED, List.of(), meaning.apply(part, null)));
    }

    private void add(Subject subject, String name, Action action, List<Difference> differences, Meaning meaning) {
        changes.add(new Change(after.name(), subject, name, action, differences, meaning.effect(), meaning.text()));
    }
}
