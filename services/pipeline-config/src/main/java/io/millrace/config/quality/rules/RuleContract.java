package io.millrace.config.quality.rules;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;

import java.util.List;

/**
 * What a type of rule needs to be told. A user's own type is one class, named in
 * {@code META-INF/services/io.millrace.config.quality.rules.RuleContract} of a jar on the class path; the job that judges rows has an
 * interface of its own for judging.
 */
public interface RuleContract {
    /** What a rule says of null, where that is not the same for all of its type; judging knows it of every type. */
    Key NULLS =
            Key.optional("nulls", Shape.Choice.of("pass", "fail"), "Whether null keeps the rule; it does without it.");

    /** The word in {@code tables.yaml}. */
    String type();

    /** The keys below {@code params}; any unless this is overridden. */
    default Shape.Group params() {
        return Shape.Group.any();
    }

    /** What is wrong with a rule whose column is there and whose params have the right keys; mostly nothing. */
    List<Finding> problems(RuleConfig rule, RuleScope scope);
}
