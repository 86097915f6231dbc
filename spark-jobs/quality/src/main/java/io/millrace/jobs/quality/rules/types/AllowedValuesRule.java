package io.millrace.jobs.quality.rules.types;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.RuleType;
import org.apache.spark.sql.Column;

import java.util.Set;

/** {@code allowed_values}: the value is one of {@code values}; texts are compared letter by letter, case included. */
public final class AllowedValuesRule implements RuleType {
    private static final String VALUES = "values";

    @Override
    public String type() {
        return "allowed_values";
    }

    @Override
    public Set<String> params() {
        return Set.of(VALUES);
    }

    @Override
    public Column passes(RuleConfig rule, TableConfig table) {
        RuleColumn column = RuleColumn.of(rule, table, Kind.values());
        Object[] allowed = column.params().list(VALUES).stream()
                .map(value -> column.literal(VALUES, value))
                .toArray();
        return column.values().isin(allowed);
    }
}
