package io.millrace.jobs.replay.aside;

import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import org.apache.spark.sql.Column;

import java.sql.Timestamp;
import java.time.Instant;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;

/**
 * Which rows are meant.
 *
 * @param rule id of a rule that they broke when they were set aside; {@code null} for any
 * @param since when they were set aside at the earliest; {@code null} for any time
 * @param until before when they were set aside; {@code null} for any time
 */
public record Selection(String rule, Instant since, Instant until) {
    /** Every row. */
    public static final Selection ALL = new Selection(null, null, null);

    /** True for a row that is meant. */
    public Column condition() {
        Column meant = lit(true);
        if (rule != null) {
            meant = meant.and(exists(
                    named(Judgement.FAILED), failed -> failed.getField("rule").equalTo(rule)));
        }
        if (since != null) {
            meant = meant.and(named(Fields.QUARANTINED_AT).geq(Timestamp.from(since)));
        }
        if (until != null) {
            meant = meant.and(named(Fields.QUARANTINED_AT).lt(Timestamp.from(until)));
        }
        return meant;
    }
}
