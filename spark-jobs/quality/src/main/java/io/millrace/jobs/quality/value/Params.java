package io.millrace.jobs.quality.value;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.TableConfig;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Parameters of one rule or transform; what is wrong with one is an error that names it. */
public final class Params {
    private final String owner;
    private final Map<String, Object> values;

    private Params(String owner, Map<String, Object> values) {
        this.owner = owner;
        this.values = values == null ? Map.of() : values;
    }

    /** Those of a rule. */
    public static Params of(RuleConfig rule, TableConfig table) {
        return new Params("rule %s (%s) of table %s".formatted(rule.id(), rule.type(), table.name()), rule.params());
    }

    /** Those of a transform. */
    public static Params of(TransformConfig transform, TableConfig table) {
        return new Params(
                "transform %s (%s) of table %s".formatted(transform.id(), transform.type(), table.name()),
                transform.params());
    }

    /** Whether it is written at all. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** As written; {@code null} when it is not. */
    public Object raw(String name) {
        return values.get(name);
    }

    /** As written. */
    public Object required(String name) {
        if (!has(name)) {
            throw invalid("parameter %s is missing".formatted(name), "Write it below params.");
        }
        return values.get(name);
    }

    /** A text that is not empty. */
    public String text(String name) {
        if (required(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw invalid("parameter %s is no text, or an empty one".formatted(name), "Write a text.");
    }

    /** A whole number from {@code least} on. */
    public int count(String name, int orElse, int least) {
        if (!has(name)) {
            return orElse;
        }
        Object written = values.get(name);
        try {
            int number = new BigDecimal(written.toString()).intValueExact();
            if (written instanceof Number && number >= least) {
                return number;
            }
        } catch (NumberFormatException | ArithmeticException notWhole) {
            throw notCount(name, written, least, notWhole);
        }
        throw notCount(name, written, least, null);
    }

    /** A list that is not empty. */
    public List<?> list(String name) {
        if (required(name) instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw invalid("parameter %s is no list, or an empty one".formatted(name), "Write a list of values.");
    }

    /** Refuses every parameter but these. */
    public void only(Collection<String> known) {
        for (String name : new TreeSet<>(values.keySet())) {
            if (!known.contains(name)) {
                throw invalid(
                        "parameter %s is not known".formatted(name),
                        known.isEmpty()
                                ? "It takes none: remove it."
                                : "It takes %s.".formatted(String.join(", ", new TreeSet<>(known))));
            }
        }
    }

    /** The error to throw for something that is wrong with this rule or transform. */
    public InvalidInputException invalid(String why, String whatToDo) {
        return new InvalidInputException(List.of(new Problem(owner, why, whatToDo)));
    }

    private InvalidInputException notCount(String name, Object written, int least, RuntimeException cause) {
        InvalidInputException error = invalid(
                "parameter %s is %s".formatted(name, written), "Write a whole number from %d on.".formatted(least));
        if (cause != null) {
            error.initCause(cause);
        }
        return error;
    }
}
