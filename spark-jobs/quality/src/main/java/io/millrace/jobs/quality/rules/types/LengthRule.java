package io.millrace.jobs.quality.rules.types;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.RuleType;
import io.millrace.jobs.quality.value.Params;
import org.apache.spark.sql.Column;

import java.util.Set;

import static org.apache.spark.sql.functions.length;

/** {@code length}: the text has {@code min} to {@code max} characters (Unicode code points); one of them may be left out. */
public final class LengthRule implements RuleType {
    private static final String MIN = "min";
    private static final String MAX = "max";

    @Override
    public String type() {
        return "length";
    }

    @Override
    public Set<String> params() {
        return Set.of(MIN, MAX);
    }

    @Override
    public Column passes(RuleConfig rule, TableConfig table) {
        RuleColumn column = RuleColumn.of(rule, table, Kind.STRING);
        Params params = column.params();
        if (!params.has(MIN) && !params.has(MAX)) {
            throw params.invalid("it has neither min nor max", "Write at least one of them.");
        }
        int least = params.count(MIN, 0, 0);
        int most = params.count(MAX, Integer.MAX_VALUE, 0);
        if (least > most) {
            throw params.invalid("min %d is above max %d".formatted(least, most), "Write a min that is not above max.");
        }
        return length(column.values()).between(least, most);
    }
}
