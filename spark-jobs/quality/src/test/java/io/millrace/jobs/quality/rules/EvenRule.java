package io.millrace.jobs.quality.rules;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.value.Columns;
import org.apache.spark.sql.Column;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** A user's own rule; careless, since it is null for odd numbers. */
public final class EvenRule implements RuleType {
    @Override
    public String type() {
        return "even";
    }

    @Override
    public Column passes(RuleConfig rule, TableConfig table) {
        return when(Columns.named(rule.column()).mod(2).equalTo(0), lit(true));
    }
}
