package io.millrace.config.quality.rules;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.values.ColumnValues;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code allowed_values}: one of {@code values}, capitals told from small letters. */
final class AllowedValuesRule implements RuleContract {
    @Override
    public String type() {
        return "allowed_values";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(
                Key.required("values", new Shape.ListOf(new Shape.Scalar(), false, 1), "The values that pass."), NULLS);
    }

    @Override
    public List<Finding> problems(RuleConfig rule, RuleScope scope) {
        List<Finding> findings = new ArrayList<>();
        Optional<ColumnType> type = scope.type(rule.column());
        if (!(rule.params().get("values") instanceof List<?> values)) {
            return findings;
        }
        Map<Object, Integer> first = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            String at = "params.values." + i;
            Object value = values.get(i);
            Integer earlier = value == null ? null : first.putIfAbsent(value, i);
            if (earlier != null) {
                findings.add(new Finding(
                        at,
                        "the value is already number %d of the list".formatted(earlier + 1),
                        "Remove one of them."));
            }
            if (type.isPresent()
                    && value != null
                    && ColumnValues.of(type.get(), value).isEmpty()) {
                findings.add(misfit(at, type.get()));
            }
        }
        return findings;
    }

    static Finding misfit(String at, ColumnType type) {
        return new Finding(
                at,
                "the value does not fit the column's type, " + type.title(),
                switch (type.kind()) {
                    case STRING -> "Put it in quotes.";
                    case BOOLEAN -> "Write true or false.";
                    case DATE -> "Write a day as in 2026-01-31.";
                    case TIMESTAMP -> "Write a moment as in 2026-01-31T12:00:00Z.";
                    case INTEGER, LONG -> "Write a whole number that fits, without quotes.";
                    case DOUBLE, DECIMAL -> "Write a number that fits, without quotes.";
                });
    }
}
