package io.millrace.jobs.stream.plan;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which rules can judge rows again. Rules judge a row as it came; what is stored went through the transforms since, and what is in
 * quarantine is masked where they mask.
 *
 * @param before as the rows were stored
 * @param transforms those of {@code before}
 * @param after as they would be judged
 */
record JudgeableRules(TableConfig before, Transforms transforms, TableConfig after) {
    private static final String ROUND = "round";
    private static final String UNIQUE = "unique";

    /** The new table with the rules that stored rows can be judged by, and no transforms: what casts could not take is not stored. */
    TableConfig ofStored() {
        return with(rule -> whyNotStored(rule).isEmpty(), List.of());
    }

    /** The rules that judge nothing again here, with the reason. */
    Map<String, String> notJudged() {
        Map<String, String> reasons = new TreeMap<>();
        for (RuleConfig rule : after.dqRules()) {
            whyNotQuarantined(rule)
                    .map(reason -> "quarantined rows: " + reason)
                    .ifPresent(reason -> reasons.put(rule.id(), reason));
            whyNotStored(rule)
                    .map(reason -> "stored rows: " + reason)
                    .ifPresent(reason -> reasons.merge(rule.id(), reason, (one, other) -> one + "; " + other));
        }
        return reasons;
    }

    private Optional<String> whyNotStored(RuleConfig rule) {
        if (rule.type().equals(UNIQUE)) {
            return Optional.of("it compares the rows of a batch");
        }
        boolean known = Columns.of(before, String.valueOf(rule.column())).isPresent();
        if (known && !isAsItCame(rule.column())) {
            return Optional.of(rule.column() + " was changed by a transform");
        }
        return Optional.empty();
    }

    private Optional<String> whyNotQuarantined(RuleConfig rule) {
        return isMasked(rule.column())
                ? Optional.of(rule.column() + " is masked there; the verdict of then counts")
                : Optional.empty();
    }

    /** Rounding moves no value across a bound by more than the last digit kept. */
    private boolean isAsItCame(String column) {
        return transforms.column(column).steps().stream()
                .allMatch(step -> step.config().type().equals(ROUND));
    }

    private boolean isMasked(String column) {
        return transforms.masked().contains(column);
    }

    private TableConfig with(Predicate<RuleConfig> rules, List<TransformConfig> transforms) {
        return new TableConfig(
                after.name(),
                after.topic(),
                after.deltaPath(),
                after.primaryKey(),
                after.sequenceBy(),
                after.history(),
                after.deletes(),
                after.onSchemaChange(),
                after.onTruncate(),
                after.replay(),
                after.internal(),
                after.schema(),
                after.dqRules().stream().filter(rules).toList(),
                transforms,
                after.deequChecks(),
                after.foreignKeys(),
                after.indexes());
    }
}
