package io.millrace.jobs.quality.rules.types;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.RuleType;
import org.apache.spark.sql.Column;

import java.util.Set;

import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

/**
 * {@code range}: the value is from {@code min} to {@code max}, both included; one of them may be left out. What is not a number
 * ({@code NaN}) is in no range; infinity is in those that are open on its side. Dates and moments are written as ISO texts.
 */
public final class RangeRule implements RuleType {
    private static final String MIN = "min";
    private static final String MAX = "max";

    @Override
    public String type() {
        return "range";
    }

    @Override
    public Set<String> params() {
        return Set.of(MIN, MAX);
    }

    @Override
    public Column passes(RuleConfig rule, TableConfig table) {
        RuleColumn column = RuleColumn.of(
                rule, table, Kind.INTEGER, Kind.LONG, Kind.DOUBLE, Kind.DECIMAL, Kind.DATE, Kind.TIMESTAMP);
        boolean from = column.params().has(MIN);
        boolean to = column.params().has(MAX);
        if (!from && !to) {
            throw column.params().invalid("it has neither min nor max", "Write at least one of them.");
        }
        Bound min = from ? Bound.least(column, MIN) : null;
        Bound max = to ? Bound.most(column, MAX) : null;
        if (from && to && min.isAbove(max)) {
            throw column.params().invalid("no value is from min to max", "Write a min that is not above max.");
        }
        Column inside = (from ? min.condition() : lit(true)).and(to ? max.condition() : lit(true));
        return column.type().kind() == Kind.DOUBLE ? inside.and(not(isnan(column.values()))) : inside;
    }
}
