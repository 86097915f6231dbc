package io.millrace.config.quality.rules;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.values.ColumnValues;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code range}: numbers, days or moments from {@code min} to {@code max}, both included. */
final class RangeRule implements RuleContract {
    @Override
    public String type() {
        return "range";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(
                Key.optional("min", new Shape.Scalar(), "The least value that passes; no lower limit without it."),
                Key.optional("max", new Shape.Scalar(), "The largest value that passes; no upper limit without it."),
                NULLS);
    }

    @Override
    public List<Finding> problems(RuleConfig rule, RuleScope scope) {
        Object min = rule.params().get("min");
        Object max = rule.params().get("max");
        if (min == null && max == null) {
            return List.of(new Finding("params", "the range has no limit", "Give min, max or both."));
        }
        Optional<ColumnType> type = scope.type(rule.column());
        if (type.isEmpty()) {
            return List.of();
        }
        if (type.get().isText() || type.get().kind() == ColumnType.Kind.BOOLEAN) {
            return List.of(new Finding(
                    "column",
                    "a range judges numbers, days and moments, and the column is a "
                            + type.get().title(),
                    "Take allowed_values, regex or length, or give the column its real type."));
        }
        ColumnType limits = type.get().isNumeric() ? ColumnType.of(ColumnType.Kind.DOUBLE) : type.get();
        List<Finding> findings = new ArrayList<>();
        Stream.of("min", "max")
                .filter(limit -> rule.params().containsKey(limit))
                .filter(limit ->
                        ColumnValues.of(limits, rule.params().get(limit)).isEmpty())
                .forEach(limit -> findings.add(AllowedValuesRule.misfit("params." + limit, type.get())));
        if (findings.isEmpty() && min != null && max != null && ColumnValues.isAbove(limits, min, max)) {
            findings.add(new Finding("params.min", "min is above max, so that no value passes", "Swap the two."));
        }
        return findings;
    }
}
