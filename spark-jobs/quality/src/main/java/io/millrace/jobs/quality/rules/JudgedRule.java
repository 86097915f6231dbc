package io.millrace.jobs.quality.rules;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.Severity;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.quality.value.Params;
import org.apache.spark.sql.Column;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

/**
 * A rule with its type and its condition.
 *
 * @param passes true or false for every row, never null
 */
record JudgedRule(RuleConfig config, RuleType type, Column passes) {
    static final String ERROR = "error";
    private static final String NULLS = "nulls";

    static JudgedRule of(RuleConfig rule, TableConfig table, Map<String, RuleType> types) {
        Params params = Params.of(rule, table);
        RuleType type = types.get(rule.type());
        if (type == null) {
            throw params.invalid(
                    "no rule of type %s is known".formatted(rule.type()),
                    "Known are %s; a type of your own needs its jar on the class path."
                            .formatted(String.join(", ", types.keySet())));
        }
        if (rule.column() != null && Columns.of(table, rule.column()).isEmpty()) {
            throw new InvalidInputException(List.of(new Problem(
                    "rule %s (%s) of table %s".formatted(rule.id(), rule.type(), table.name()),
                    "the schema has no column " + rule.column(),
                    "It has %s.".formatted(Columns.names(table)))));
        }
        TreeSet<String> known = new TreeSet<>(type.params());
        known.add(NULLS);
        params.only(known);
        return new JudgedRule(rule, type, neverNull(rule, nullsPass(type, params), type.passes(rule, table)));
    }

    private static boolean nullsPass(RuleType type, Params params) {
        if (!params.has(NULLS)) {
            return type.nullsPass();
        }
        Object written = params.raw(NULLS);
        if ("pass".equals(written) || "fail".equals(written)) {
            return "pass".equals(written);
        }
        throw params.invalid("parameter nulls is %s".formatted(written), "Write pass or fail.");
    }

    private static Column neverNull(RuleConfig rule, boolean nullsPass, Column passes) {
        Column decided = coalesce(passes, lit(false));
        return rule.column() == null
                ? decided
                : when(Columns.named(rule.column()).isNull(), lit(nullsPass)).otherwise(decided);
    }

    Column whenBroken() {
        return whenBroken(not(passes), config.id(), config.type(), config.column(), title(config.severity()));
    }

    static Column whenBroken(Column broken, String rule, String type, String column, String severity) {
        return when(
                Evidence.judged().and(broken),
                struct(
                        lit(rule).as("rule"),
                        lit(type).as("type"),
                        lit(column).cast("string").as("column"),
                        lit(severity).as("severity")));
    }

    private static String title(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
