package io.millrace.jobs.quality.rules.types;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.RuleType;
import org.apache.spark.sql.Column;

/** {@code not_null}: there is a value. An empty text is one. */
public final class NotNullRule implements RuleType {
    @Override
    public String type() {
        return "not_null";
    }

    @Override
    public boolean nullsPass() {
        return false;
    }

    @Override
    public Column passes(RuleConfig rule, TableConfig table) {
        return RuleColumn.of(rule, table, Kind.values()).values().isNotNull();
    }
}
