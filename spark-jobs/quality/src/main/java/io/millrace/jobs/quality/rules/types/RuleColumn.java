package io.millrace.jobs.quality.rules.types;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.quality.value.Params;
import io.millrace.jobs.quality.value.TypedValue;
import org.apache.spark.sql.Column;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.lit;

/** The column that a rule judges, with the rule's parameters. */
record RuleColumn(String name, ColumnType type, Column values, Params params) {
    static RuleColumn of(RuleConfig rule, TableConfig table, Kind... kinds) {
        Params params = Params.of(rule, table);
        if (rule.column() == null) {
            throw params.invalid("it names no column", "Write the column that it judges.");
        }
        ColumnType type = Columns.of(table, rule.column())
                .map(ColumnConfig::type)
                .orElseThrow(() -> params.invalid(
                        "the schema has no column " + rule.column(), "It has " + Columns.names(table) + "."));
        if (!Arrays.asList(kinds).contains(type.kind())) {
            String possible = Arrays.stream(kinds)
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw params.invalid(
                    "column %s is of type %s".formatted(rule.column(), Columns.title(type)),
                    "The rule judges columns of type %s.".formatted(possible));
        }
        return new RuleColumn(rule.column(), type, Columns.named(rule.column()), params);
    }

    /** A written value as one of the column's own type. */
    Object typed(String param, Object written) {
        return read(param, () -> TypedValue.of(written, type));
    }

    /** A written value as a literal of the column's own type. */
    Column literal(String param, Object written) {
        return lit(typed(param, written)).cast(Columns.type(type));
    }

    /** A written number, exactly. */
    BigDecimal number(String param) {
        return read(param, () -> TypedValue.number(params.required(param)));
    }

    private <T> T read(String param, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw params.invalid(
                    "parameter %s: %s".formatted(param, e.getMessage()),
                    "Write a value of type %s.".formatted(Columns.title(type)));
        }
    }
}
