package io.millrace.config.quality.rules;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;

import java.util.ArrayList;
import java.util.List;

/** {@code length}: texts of {@code min} to {@code max} characters, both included. */
final class LengthRule implements RuleContract {
    private static final Shape CHARACTERS = new Shape.Whole(0, Integer.MAX_VALUE);

    @Override
    public String type() {
        return "length";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(
                Key.optional("min", CHARACTERS, "The fewest characters that pass; 0 without it."),
                Key.optional("max", CHARACTERS, "The most characters that pass; no limit without it."),
                NULLS);
    }

    @Override
    public List<Finding> problems(RuleConfig rule, RuleScope scope) {
        List<Finding> findings = new ArrayList<>(RegexRule.textColumn(rule, scope));
        Object min = rule.params().get("min");
        Object max = rule.params().get("max");
        if (min == null && max == null) {
            findings.add(new Finding("params", "the length has no limit", "Give min, max or both."));
        }
        if (min instanceof Number least && max instanceof Number most && least.longValue() > most.longValue()) {
            findings.add(new Finding("params.min", "min is above max, so that no text passes", "Swap the two."));
        }
        return findings;
    }
}
