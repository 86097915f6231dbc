package io.millrace.config.quality.checks;

import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.Finding;
import io.millrace.config.quality.condition.ConditionCheck;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.TableConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Holds a check against what its metric needs. */
public final class CheckContract {
    private final CheckConfig check;
    private final Metric metric;
    private final TableConfig table;
    private final List<Finding> findings = new ArrayList<>();

    private CheckContract(CheckConfig check, Metric metric, TableConfig table) {
        this.check = check;
        this.metric = metric;
        this.table = table;
    }

    /** What is wrong with a check of a known metric, whose column, when it has one, is there. */
    public static List<Finding> problems(CheckConfig check, TableConfig table) {
        return Metric.of(check.metric())
                .map(metric -> new CheckContract(check, metric, table).all())
                .orElse(List.of());
    }

    private List<Finding> all() {
        threshold();
        switch (metric.needs()) {
            case NOTHING -> none("column", check.column());
            case COLUMN -> column();
            case NUMERIC_COLUMN -> numericColumn();
            case CONDITION -> condition();
        }
        if (metric.needs() != Metric.Needs.CONDITION) {
            none("pattern", check.pattern());
            none("expression", check.expression());
        }
        return findings;
    }

    private void threshold() {
        Double threshold = check.threshold();
        if (threshold == null) {
            return;
        }
        if (!Double.isFinite(threshold)) {
            add("threshold", "the number is too large", "Write one that a double holds.");
        } else if (metric.scale() == Metric.Scale.SHARE && (threshold < 0 || threshold > 1)) {
            add("threshold", metric.title() + " is a share, from 0 to 1", "Write 0.95 for 95 per cent.");
        } else if (metric.scale() == Metric.Scale.COUNT && threshold < 0) {
            add("threshold", metric.title() + " counts, and is never below 0", "Write 0 or more.");
        }
    }

    private void column() {
        if (check.column() == null) {
            add("", metric.title() + " is measured of a column, and none is named", "Add the key 'column'.");
        }
    }

    private void numericColumn() {
        column();
        type().filter(type -> !type.isNumeric())
                .ifPresent(type -> add(
                        "column",
                        "%s is measured of numbers, and the column is a %s".formatted(metric.title(), type.title()),
                        "Name a column of numbers."));
    }

    private void condition() {
        if ((check.pattern() == null) == (check.expression() == null)) {
            add(
                    "",
                    "compliance is measured by either a pattern or an expression",
                    "Give one of them: a column and a pattern, or an expression.");
        } else if (check.expression() != null) {
            none("column", check.column());
            ConditionCheck.problem(check.expression(), table).ifPresent(finding -> findings.add(finding));
        } else {
            column();
            pattern();
        }
    }

    private void pattern() {
        type().filter(type -> !type.isText())
                .ifPresent(type -> add(
                        "column",
                        "a pattern judges texts, and the column is a " + type.title(),
                        "Name a column of texts."));
        try {
            Pattern.compile(check.pattern());
        } catch (PatternSyntaxException e) {
            add(
                    "pattern",
                    "the regular expression cannot be understood: %s near its character %d"
                            .formatted(e.getDescription(), Math.max(e.getIndex(), 0) + 1),
                    "Mend it; in YAML single quotes leave backslashes as they are.");
        }
    }

    private void none(String key, Object value) {
        if (value != null) {
            add(key, "it says nothing to the check: %s has no use for it".formatted(metric.title()), "Remove the key.");
        }
    }

    private Optional<ColumnType> type() {
        return table.schema().stream()
                .filter(column -> column.name().equals(check.column()))
                .map(ColumnConfig::type)
                .filter(type -> type != null)
                .findFirst();
    }

    private void add(String at, String why, String whatToDo) {
        findings.add(new Finding(at, why, whatToDo));
    }
}
