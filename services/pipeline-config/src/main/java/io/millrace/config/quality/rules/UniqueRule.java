package io.millrace.config.quality.rules;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.shape.Shape;

import java.util.List;

/** {@code unique}: values that no row of another key has in the same batch. */
final class UniqueRule implements RuleContract {
    @Override
    public String type() {
        return "unique";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(NULLS);
    }

    @Override
    public List<Finding> problems(RuleConfig rule, RuleScope scope) {
        return List.of();
    }
}
