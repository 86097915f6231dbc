package io.millrace.jobs.quality.metrics.check;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.Severity;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.quality.value.WholeMatch;
import org.apache.spark.sql.Column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/**
 * A check, ready to measure.
 *
 * @param id the same for checks that measure the same, whatever their threshold; names its state
 * @param input what is measured, of any row
 * @param known whether the table itself keeps the column's values apart, since it is the key
 */
public record Check(CheckConfig config, Measure measure, String id, Column input, boolean known) {
    /** The check over columns of these types, which are the stored ones. */
    public static Check of(CheckConfig config, TableConfig table, Map<String, ColumnType> types) {
        Measure measure = Measure.named(config.metric());
        if (measure == null) {
            throw invalid(config, table, "no such metric is known", "Known are " + Measure.titles() + ".");
        }
        try {
            Column input = input(config, measure, types);
            boolean known = measure == Measure.UNIQUENESS && table.primaryKey().equals(List.of(config.column()));
            return new Check(config, measure, id(config), input, known);
        } catch (IllegalArgumentException e) {
            throw invalid(config, table, e.getMessage(), "Correct the check.");
        }
    }

    /** The number of rows, which is always kept. */
    public static Check size() {
        CheckConfig config = new CheckConfig(Measure.SIZE.title(), null, null, Severity.WARNING, null, null, null);
        return new Check(config, Measure.SIZE, id(config), lit(true), false);
    }

    private static Column input(CheckConfig config, Measure measure, Map<String, ColumnType> types) {
        if (measure == Measure.SIZE) {
            return lit(true);
        }
        if (measure == Measure.COMPLIANCE && config.expression() != null) {
            return coalesce(ComplianceCondition.of(config.expression(), types), lit(false));
        }
        ColumnType type = config.column() == null ? null : types.get(config.column());
        if (type == null) {
            throw new IllegalArgumentException(
                    "there is no column %s, only %s".formatted(config.column(), String.join(", ", types.keySet())));
        }
        Column column = Columns.named(config.column());
        if (measure == Measure.COMPLIANCE) {
            return coalesce(WholeMatch.of(column, pattern(config, type)), lit(false));
        }
        return measure.isOfNumbers() ? finite(column, config, type) : column;
    }

    private static String pattern(CheckConfig config, ColumnType type) {
        if (config.pattern() == null) {
            throw new IllegalArgumentException("it has neither pattern nor expression");
        }
        if (type.kind() != Kind.STRING) {
            throw new IllegalArgumentException("a pattern judges texts, and column %s is of type %s"
                    .formatted(config.column(), Columns.title(type)));
        }
        return config.pattern();
    }

    private static Column finite(Column column, CheckConfig config, ColumnType type) {
        return switch (type.kind()) {
            case INTEGER, LONG, DECIMAL -> column.cast("double");
            case DOUBLE -> when(abs(column).lt(lit(Double.POSITIVE_INFINITY)), column);
            default ->
                throw new IllegalArgumentException(
                        "column %s is of type %s, not a number".formatted(config.column(), Columns.title(type)));
        };
    }

    private static String id(CheckConfig config) {
        String same = String.join(
                "\n",
                Arrays.asList(
                        config.metric(),
                        String.valueOf(config.column()),
                        String.valueOf(config.pattern()),
                        String.valueOf(config.expression())));
        return UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    private static InvalidInputException invalid(CheckConfig config, TableConfig table, String why, String whatToDo) {
        return new InvalidInputException(
                List.of(new Problem("check %s of table %s".formatted(title(config), table.name()), why, whatToDo)));
    }

    private static String title(CheckConfig config) {
        return config.column() == null ? config.metric() : config.metric() + " of " + config.column();
    }
}
