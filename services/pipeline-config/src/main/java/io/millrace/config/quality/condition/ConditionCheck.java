package io.millrace.config.quality.condition;

import io.millrace.config.quality.Finding;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.values.ColumnValues;
import io.millrace.config.yaml.NearestName;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds a condition against a table's columns. */
public final class ConditionCheck {
    private static final String AT = "expression";
    private static final String LANGUAGE =
            "Compare columns by = <> < <= > >=, IN (…), BETWEEN … AND …, IS NULL, joined by AND, OR, NOT and parentheses.";

    private final Map<String, ColumnType> types = new HashMap<>();

    private ConditionCheck(List<ColumnConfig> columns) {
        columns.forEach(column -> types.put(column.name(), column.type()));
    }

    /** What is wrong with it first. */
    public static Optional<Finding> problem(String text, List<ColumnConfig> columns) {
        try {
            Condition condition = Condition.parse(text);
            List<String> known = columns.stream().map(ColumnConfig::name).toList();
            for (String column : condition.columns()) {
                if (!known.contains(column)) {
                    return Optional.of(new Finding(
                            AT, "the table has no column '%s'".formatted(column), NearestName.advice(column, known)));
                }
            }
            return new ConditionCheck(columns).misfit(condition);
        } catch (ConditionException e) {
            return Optional.of(new Finding(
                    AT,
                    "it is no condition: %s at its character %d".formatted(e.getMessage(), e.position()),
                    LANGUAGE));
        }
    }

    private Optional<Finding> misfit(Condition condition) {
        if (condition instanceof Condition.All all) {
            return first(all.parts());
        } else if (condition instanceof Condition.Any any) {
            return first(any.parts());
        } else if (condition instanceof Condition.Not not) {
            return misfit(not.other());
        } else if (condition instanceof Condition.Compare compare) {
            return misfit(compare.column(), compare.literal());
        } else if (condition instanceof Condition.Between between) {
            return misfit(between.column(), between.least(), between.most());
        } else if (condition instanceof Condition.In in) {
            return misfit(in.column(), in.literals().toArray());
        } else if (condition instanceof Condition.CompareColumns compare) {
            return misfit(compare);
        }
        return Optional.empty();
    }

    private Optional<Finding> first(List<Condition> parts) {
        return parts.stream().flatMap(part -> misfit(part).stream()).findFirst();
    }

    private Optional<Finding> misfit(String column, Object... literals) {
        ColumnType type = types.get(column);
        if (type == null) {
            return Optional.empty();
        }
        ColumnType judged = type.isNumeric() ? ColumnType.of(ColumnType.Kind.DOUBLE) : type;
        return Stream.of(literals)
                .filter(literal -> ColumnValues.of(judged, literal).isEmpty())
                .findFirst()
                .map(literal -> new Finding(
                        AT,
                        "'%s' is a %s, and is compared with something else".formatted(column, type.title()),
                        "Write texts, days and moments in single quotes, numbers without."));
    }

    private Optional<Finding> misfit(Condition.CompareColumns compare) {
        ColumnType one = types.get(compare.column());
        ColumnType other = types.get(compare.other());
        boolean comparable =
                one == null || other == null || one.kind() == other.kind() || (one.isNumeric() && other.isNumeric());
        return comparable
                ? Optional.empty()
                : Optional.of(new Finding(
                        AT,
                        "'%s' is a %s and '%s' is a %s"
                                .formatted(compare.column(), one.title(), compare.other(), other.title()),
                        "Compare columns of one type."));
    }
}
