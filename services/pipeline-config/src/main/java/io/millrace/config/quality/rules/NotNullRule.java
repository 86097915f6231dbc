package io.millrace.config.quality.rules;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.shape.Shape;

import java.util.List;

/** {@code not_null}: any value; the one rule that null does not pass. */
final class NotNullRule implements RuleContract {
    @Override
    public String type() {
        return "not_null";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of();
    }

    @Override
    public List<Finding> problems(RuleConfig rule, RuleScope scope) {
        return List.of();
    }
}
