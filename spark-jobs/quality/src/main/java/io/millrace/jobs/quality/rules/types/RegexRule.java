package io.millrace.jobs.quality.rules.types;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.RuleType;
import io.millrace.jobs.quality.value.WholeMatch;
import org.apache.spark.sql.Column;

import java.util.Set;

/**
 * {@code regex}: the whole value matches {@code pattern}, a regular expression of Java. {@code DRV[0-9]{5}} takes
 * {@code DRV00042}, not {@code DRV000421} nor {@code xDRV00042}; write {@code .*} at the ends where more may stand there.
 */
public final class RegexRule implements RuleType {
    private static final String PATTERN = "pattern";

    @Override
    public String type() {
        return "regex";
    }

    @Override
    public Set<String> params() {
        return Set.of(PATTERN);
    }

    @Override
    public Column passes(RuleConfig rule, TableConfig table) {
        RuleColumn column = RuleColumn.of(rule, table, Kind.STRING);
        try {
            return WholeMatch.of(column.values(), column.params().text(PATTERN));
        } catch (IllegalArgumentException e) {
            throw column.params()
                    .invalid("parameter pattern: " + e.getMessage(), "Write a regular expression of Java.");
        }
    }
}
