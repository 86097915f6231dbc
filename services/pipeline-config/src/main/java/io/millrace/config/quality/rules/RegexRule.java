package io.millrace.config.quality.rules;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code regex}: texts that match {@code pattern} from their first to their last character. */
final class RegexRule implements RuleContract {
    @Override
    public String type() {
        return "regex";
    }

    @Override
    public Shape.Group params() {
        return Shape.Group.of(
                Key.required("pattern", Shape.Text.any(), "A regular expression of Java that all of the text matches."),
                NULLS);
    }

    @Override
    public List<Finding> problems(RuleConfig rule, RuleScope scope) {
        List<Finding> findings = new ArrayList<>(textColumn(rule, scope));
        if (rule.params().get("pattern") instanceof String pattern) {
            patternProblem("params.pattern", pattern).ifPresent(findings::add);
        }
        return findings;
    }

    /** What is wrong with a regular expression. */
    static Optional<Finding> patternProblem(String at, String pattern) {
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(new Finding(
                    at,
                    "the regular expression cannot be understood: %s near its character %d"
                            .formatted(e.getDescription(), Math.max(e.getIndex(), 0) + 1),
                    "Mend it; in YAML single quotes leave backslashes as they are."));
        }
    }

    /** That a column is not a text. */
    static List<Finding> textColumn(RuleConfig rule, RuleScope scope) {
        return scope
                .type(rule.column())
                .filter(type -> !type.isText())
                .map(type -> new Finding(
                        "column",
                        "%s judges texts, and the column is a %s".formatted(rule.type(), type.title()),
                        "Take range or allowed_values, or give the column its real type."))
                .stream()
                .toList();
    }
}
