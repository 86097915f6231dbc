package io.millrace.jobs.quality.rules;

import io.millrace.config.quality.RuleConfig;
import io.millrace.jobs.quality.value.Columns;
import org.apache.spark.sql.Column;

import static org.apache.spark.sql.functions.not;

/** Names shared by rules that look beyond the row. */
public final class Evidence {
    private Evidence() {}

    /** The column in which a rule keeps what it gathered; it is gone when the rows are judged. */
    public static String of(RuleConfig rule) {
        return "_evidence_" + rule.id();
    }

    /** The rows that are judged: all but deletes, which carry keys alone. */
    public static Column judged() {
        return not(Columns.named(RowJudge.OPERATION).eqNullSafe(RowJudge.DELETE));
    }
}
