package io.millrace.jobs.quality.metrics.check;

import io.millrace.config.quality.condition.Condition;
import io.millrace.config.quality.condition.Condition.Operator;
import io.millrace.config.quality.condition.ConditionException;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.quality.value.TypedValue;
import org.apache.spark.sql.Column;

import java.math.BigDecimal;
import java.util.Map;

import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

/**
 * The condition of a compliance check as Spark's column, built of typed literals; Spark reads no text. What is not a number counts as null, and
 * a comparison with null is null.
 */
public final class ComplianceCondition {
    private final Map<String, ColumnType> types;

    private ComplianceCondition(Map<String, ColumnType> types) {
        this.types = types;
    }

    /**
     * The condition over columns of these types.
     *
     * @throws IllegalArgumentException whose message says what is wrong
     */
    public static Column of(String expression, Map<String, ColumnType> types) {
        try {
            return new ComplianceCondition(types).column(Condition.parse(expression));
        } catch (ConditionException e) {
            throw new IllegalArgumentException(
                    "'%s' is no condition: %s at its character %d".formatted(expression, e.getMessage(), e.position()),
                    e);
        }
    }

    private Column column(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().map(this::column).reduce(Column::and).orElseThrow();
        } else if (condition instanceof Condition.Any any) {
            return any.parts().stream().map(this::column).reduce(Column::or).orElseThrow();
        } else if (condition instanceof Condition.Not negated) {
            return not(column(negated.other()));
        } else if (condition instanceof Condition.Compare compare) {
            return compare(values(compare.column()), compare.operator(), literal(compare.column(), compare.literal()));
        } else if (condition instanceof Condition.CompareColumns compare) {
            return compare(values(compare.column()), compare.operator(), values(compare.other()));
        } else if (condition instanceof Condition.Between between) {
            return values(between.column())
                    .between(literal(between.column(), between.least()), literal(between.column(), between.most()));
        } else if (condition instanceof Condition.In in) {
            return values(in.column())
                    .isin(in.literals().stream()
                            .map(value -> literal(in.column(), value))
                            .toArray());
        } else if (condition instanceof Condition.IsNull isNull) {
            return values(isNull.column()).isNull();
        }
        throw new IllegalArgumentException("a condition of a kind that is not known here: " + condition);
    }

    private static Column compare(Column one, Operator operator, Column other) {
        return switch (operator) {
            case EQUAL -> one.equalTo(other);
            case DIFFERENT -> one.notEqual(other);
            case BELOW -> one.lt(other);
            case AT_MOST -> one.leq(other);
            case ABOVE -> one.gt(other);
            case AT_LEAST -> one.geq(other);
        };
    }

    private Column values(String name) {
        Column column = Columns.named(name);
        return type(name).kind() == Kind.DOUBLE ? when(not(isnan(column)), column) : column;
    }

    private Column literal(String name, Object written) {
        ColumnType type = type(name);
        boolean exact = written instanceof BigDecimal
                && (type.kind() == Kind.INTEGER || type.kind() == Kind.LONG || type.kind() == Kind.DECIMAL);
        return exact ? lit(written) : lit(TypedValue.of(written, type)).cast(Columns.type(type));
    }

    private ColumnType type(String name) {
        ColumnType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException(
                    "there is no column %s, only %s".formatted(name, String.join(", ", types.keySet())));
        }
        return type;
    }
}
