package io.millrace.jobs.quality.metrics.check;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.quality.value.TypedValue;
import org.apache.spark.sql.Column;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

/**
 * The condition of a compliance check: a column, a comparison and a number, a text in single quotes, {@code true} or {@code false}, for
 * example {@code speed_kmh <= 350}. It is read here, never by Spark. What is null or not a number meets no condition.
 */
public final class ComplianceCondition {
    private static final Pattern FORM =
            Pattern.compile("\\s*(?<column>[A-Za-z_][A-Za-z0-9_]*)\\s*(?<operator><=|>=|<>|!=|==|=|<|>)\\s*"
                    + "(?:'(?<text>(?:[^']|'')*)'|(?<number>-?[0-9]+(?:\\.[0-9]+)?)|(?<truth>(?i:true|false)))\\s*");

    private ComplianceCondition() {}

    /**
     * The condition over columns of these types.
     *
     * @throws IllegalArgumentException whose message says what is wrong
     */
    public static Column of(String expression, Map<String, ColumnType> types) {
        Matcher parts = FORM.matcher(expression);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a column, a comparison and a literal".formatted(expression));
        }
        ColumnType type = types.get(parts.group("column"));
        if (type == null) {
            throw new IllegalArgumentException("there is no column %s, only %s"
                    .formatted(parts.group("column"), String.join(", ", types.keySet())));
        }
        Column column = Columns.named(parts.group("column"));
        Column condition = compare(column, parts.group("operator"), literal(parts, type));
        return type.kind() == Kind.DOUBLE ? condition.and(not(isnan(column))) : condition;
    }

    private static Column compare(Column column, String operator, Column literal) {
        return switch (operator) {
            case "<" -> column.lt(literal);
            case "<=" -> column.leq(literal);
            case ">" -> column.gt(literal);
            case ">=" -> column.geq(literal);
            case "<>", "!=" -> column.notEqual(literal);
            default -> column.equalTo(literal);
        };
    }

    private static Column literal(Matcher parts, ColumnType type) {
        if (parts.group("text") != null) {
            return lit(TypedValue.of(parts.group("text").replace("''", "'"), type))
                    .cast(Columns.type(type));
        }
        if (parts.group("truth") != null) {
            return lit(TypedValue.of(Boolean.valueOf(parts.group("truth").toLowerCase(Locale.ROOT)), type));
        }
        BigDecimal number = new BigDecimal(parts.group("number"));
        return switch (type.kind()) {
            case DOUBLE -> lit(number.doubleValue());
            case INTEGER, LONG, DECIMAL -> lit(number);
            default -> throw new IllegalArgumentException("%s is no %s".formatted(number, Columns.title(type)));
        };
    }
}
