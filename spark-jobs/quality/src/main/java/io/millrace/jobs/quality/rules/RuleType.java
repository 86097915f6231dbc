package io.millrace.jobs.quality.rules;

import io.millrace.config.quality.RuleConfig;
import io.millrace.config.tables.TableConfig;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.Set;

/**
 * A kind of rule. Add your own by a class with a constructor without parameters, named in
 * {@code META-INF/services/io.millrace.jobs.quality.rules.RuleType} of a jar on the job's class path. Build conditions of typed
 * literals: no text of a configuration may reach Spark's SQL parser.
 */
public interface RuleType {
    /** What {@code type} of a rule says. */
    String type();

    /** Names of the parameters that it takes, beside {@code nulls}, which every rule takes. */
    default Set<String> params() {
        return Set.of();
    }

    /** Whether a null passes where the rule does not say {@code nulls: pass} or {@code nulls: fail}. */
    default boolean nullsPass() {
        return true;
    }

    /**
     * The condition that a row keeps. It is asked only where the rule's column has a value, and counts as broken where it is null
     * nonetheless.
     *
     * @param rule its column stands in the table's schema, its parameters have known names
     * @throws io.millrace.config.InvalidInputException when a parameter does not make sense
     */
    Column passes(RuleConfig rule, TableConfig table);

    /**
     * Adds what {@link #passes} looks at beyond the row itself, as columns whose names begin with {@link Evidence#of}; most rules
     * look at the row alone. It may neither drop nor repeat a row.
     */
    default Dataset<Row> gather(Dataset<Row> rows, RuleConfig rule, TableConfig table, References references) {
        return rows;
    }
}
