package io.millrace.jobs.replay.table;

import io.millrace.config.patch.RowPatch;
import io.millrace.config.quarantine.TableOutcome;
import io.millrace.config.quarantine.TableOutcome.BrokenRule;
import io.millrace.config.quarantine.TableOutcome.LeftRow;
import io.millrace.jobs.quality.rules.RowJudge;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import io.millrace.jobs.stream.waiting.Rejudging;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static io.millrace.jobs.quality.value.Columns.named;
import static io.millrace.jobs.stream.waiting.Rejudging.FAILS;
import static io.millrace.jobs.stream.waiting.Rejudging.MASKED;
import static io.millrace.jobs.stream.waiting.Rejudging.PASSES;
import static io.millrace.jobs.stream.waiting.Rejudging.TOO_OLD;
import static io.millrace.jobs.stream.waiting.Rejudging.WHY;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.transform;

/** Rows in quarantine, judged by the rules of now, and what became of them. */
final class JudgedAgain {
    private static final int MOST_TOLD = 100;
    private static final String FIRST = "__first_at_place";

    private final TableParts parts;
    private final Dataset<Row> held;
    private final Dataset<Row> judged;
    private final Map<String, Long> rows = new HashMap<>();
    private long changes;
    private long patched;

    private JudgedAgain(TableParts parts, Dataset<Row> held, Dataset<Row> judged) {
        this.parts = parts;
        this.held = held;
        this.judged = judged;
        Column first = named(FIRST).and(named(WHY).equalTo(PASSES));
        judged.select(
                        named(WHY),
                        first.as(FIRST),
                        first.and(named(Patching.PATCHED)).as(Patching.PATCHED))
                .union(held.select(named(WHY), lit(false), lit(false)))
                .groupBy(WHY)
                .agg(count(lit(1)), count_if(named(FIRST)), count_if(named(Patching.PATCHED)))
                .collectAsList()
                .forEach(row -> {
                    rows.put(row.getString(0), row.getLong(1));
                    changes += row.getLong(2);
                    patched += row.getLong(3);
                });
    }

    static JudgedAgain of(Dataset<Row> meant, TableParts parts, List<RowPatch> patches, Instant now, Kept kept) {
        Dataset<Row> patched = new Patching(parts.spark(), parts.config(), patches).apply(meant);
        Rejudging.Verdicts verdicts = parts.rejudging().judge(patched, now);
        Column passes = not(RowJudge.isSetAside());
        WindowSpec best = Window.partitionBy(parts.place())
                .orderBy(passes.desc(), named(Patching.PATCHED).desc(), named(Fields.ROW));
        Dataset<Row> told =
                verdicts.open().withColumn(FIRST, row_number().over(best).equalTo(1));
        return new JudgedAgain(parts, kept.keep(verdicts.held()), kept.keep(told));
    }

    /** How many changes are brought back. */
    long taken() {
        return Math.min(changes, parts.config().replay().maxRows());
    }

    /** Those changes, the oldest first, as many as the limit allows. */
    Dataset<Row> changes() {
        Dataset<Row> all = passing().where(named(FIRST));
        return taken() == changes
                ? all
                : all.orderBy(named(Fields.LSN), named(Fields.TRANSACTION_ORDER), named(Fields.ROW))
                        .limit((int) taken());
    }

    /** What became of the rows. */
    TableOutcome outcome(boolean dryRun, long alreadyIn, long superseded) {
        long passing = of(PASSES);
        boolean all = taken() == changes;
        long replayed = all
                ? passing
                : passing()
                        .join(changes().select(parts.place()), parts.placeNames(), "left_semi")
                        .count();
        return new TableOutcome(
                dryRun,
                alreadyIn,
                rows.values().stream().mapToLong(Long::longValue).sum(),
                passing,
                of(FAILS),
                of(MASKED),
                of(TOO_OLD),
                replayed,
                superseded,
                all ? patched : changes().where(named(Patching.PATCHED)).count(),
                passing - replayed,
                rules(),
                left());
    }

    private long of(String why) {
        return rows.getOrDefault(why, 0L);
    }

    private Dataset<Row> passing() {
        return judged.where(named(WHY).equalTo(PASSES));
    }

    private Dataset<Row> failing() {
        return judged.where(named(WHY).equalTo(FAILS));
    }

    private List<BrokenRule> rules() {
        if (of(FAILS) == 0) {
            return List.of();
        }
        return RowJudge.countByRule(failing()).orderBy("rule").collectAsList().stream()
                .map(row -> new BrokenRule(
                        row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
                .toList();
    }

    private List<LeftRow> left() {
        if (of(FAILS) + of(MASKED) + of(TOO_OLD) == 0) {
            return List.of();
        }
        Column broken = transform(named(Judgement.FAILED), rule -> rule.getField("rule"));
        return failing()
                .select(named(Fields.ROW), named(WHY), broken)
                .union(held.select(named(Fields.ROW), named(WHY), array().cast("array<string>")))
                .orderBy(WHY, Fields.ROW)
                .limit(MOST_TOLD)
                .collectAsList()
                .stream()
                .map(row -> new LeftRow(row.getString(0), row.getString(1), row.getList(2)))
                .toList();
    }
}
