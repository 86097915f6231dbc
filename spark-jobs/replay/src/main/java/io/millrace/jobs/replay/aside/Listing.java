package io.millrace.jobs.replay.aside;

import io.millrace.config.quarantine.RuleLine;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import io.millrace.jobs.stream.waiting.SetAside;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.sql.Timestamp;
import java.util.List;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/** Counts rows of a quarantine. */
public final class Listing {
    private static final String RULE = "__rule";
    private static final String[] OF_RULE = {RULE + ".rule", RULE + ".type", RULE + ".column", RULE + ".severity"};
    private static final Column[] COUNTS = {
        ones(SetAside.isWaiting()),
        ones(SetAside.isWaiting().equalTo(false)),
        min(named(Fields.QUARANTINED_AT)),
        max(named(Fields.QUARANTINED_AT))
    };

    private final Dataset<Row> rows;
    private final Selection selection;

    /** Of the rows that are meant. */
    public Listing(SetAside aside, Selection selection) {
        this.rows = aside.rows().where(selection.condition());
        this.selection = selection;
    }

    /** All of them in one line, each counted once. */
    public RuleLine all() {
        Row row = rows.agg(COUNTS[0], COUNTS[1], COUNTS[2], COUNTS[3]).head();
        return new RuleLine(
                null,
                null,
                null,
                null,
                row.getLong(0),
                row.getLong(1),
                text(row.getTimestamp(2)),
                text(row.getTimestamp(3)));
    }

    /** A line for each rule that they broke; when a rule was asked for, the line of that alone. */
    public List<RuleLine> byRule() {
        Dataset<Row> broken = rows.withColumn(RULE, explode(named(Judgement.FAILED)));
        if (selection.rule() != null) {
            broken = broken.where(col(OF_RULE[0]).equalTo(selection.rule()));
        }
        return broken
                .groupBy(col(OF_RULE[0]), col(OF_RULE[1]), col(OF_RULE[2]), col(OF_RULE[3]))
                .agg(COUNTS[0], COUNTS[1], COUNTS[2], COUNTS[3])
                .orderBy(OF_RULE[0].substring(RULE.length() + 1))
                .collectAsList()
                .stream()
                .map(row -> new RuleLine(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        text(row.getTimestamp(6)),
                        text(row.getTimestamp(7))))
                .toList();
    }

    private static Column ones(Column condition) {
        return coalesce(sum(when(condition, 1L).otherwise(0L)), lit(0L));
    }

    private static String text(Timestamp moment) {
        return moment == null ? null : moment.toInstant().toString();
    }
}
