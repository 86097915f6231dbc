package io.millrace.jobs.stream.rows;

import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.rules.RowJudge;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.transforms.types.TransformType;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

/** Judges the messages of a batch by the table's rules. */
public final class Judgement {
    /** The rules that a row broke. */
    public static final String FAILED = RowJudge.FAILED_RULES;
    /** The severity of a rule that sets rows aside. */
    public static final String ERROR = "error";

    /** Of messages that were judged before: whether the verdict is a new one. */
    public static final String AGAIN = "__judged_again";

    private static final String THEN = "__failed_then";

    private final RowJudge judge;
    private final List<BrokenRule> rules;

    /** The judge of a table. */
    public Judgement(TableConfig table, References references) {
        this.judge = RowJudge.of(table, references);
        this.rules = Stream.concat(
                        table.dqRules().stream()
                                .map(rule -> new BrokenRule(
                                        rule.id(),
                                        rule.type(),
                                        rule.column(),
                                        rule.severity().name().toLowerCase(Locale.ROOT))),
                        Transforms.of(table).misfits().stream()
                                .map(cast ->
                                        new BrokenRule(cast.transform(), TransformType.CAST, cast.column(), ERROR)))
                .toList();
    }

    /** All that a row can break. */
    public List<BrokenRule> rules() {
        return rules;
    }

    /** Whether a judged row is set aside. */
    public static Column setAside() {
        return RowJudge.isSetAside();
    }

    /**
     * Messages with {@link #FAILED}. A value that the source did not send since it had not changed was judged before; whether it is there
     * to be taken over is another question.
     */
    public Dataset<Row> of(Dataset<Row> messages) {
        return judge.judge(messages)
                .withColumn(
                        FAILED,
                        filter(
                                named(FAILED),
                                rule -> not(coalesce(
                                        array_contains(named(Fields.UNCHANGED), rule.getField("column")),
                                        lit(false)))));
    }

    /**
     * Messages as they were judged when the batch was run before, whatever other tables hold by now. What lay aside before is judged again,
     * as it was then: it tells nothing of that verdict, and what passed is not in the table yet. Warnings of rows that went on
     * were not kept either.
     *
     * @param stored position, place and broken rules of all rows that were set aside
     * @param before position and place of those that were there before the batch; they have {@link #AGAIN}
     */
    public Dataset<Row> asBefore(Dataset<Row> messages, Dataset<Row> stored, Dataset<Row> before) {
        String[] names = Fields.SET_ASIDE.toArray(String[]::new);
        Column warnings =
                filter(named(FAILED), rule -> rule.getField("severity").notEqual(ERROR));
        return of(messages)
                .join(stored.withColumnRenamed(FAILED, THEN), names, "left_outer")
                .join(before.withColumn(AGAIN, lit(true)), names, "left_outer")
                .withColumn(AGAIN, coalesce(named(AGAIN), lit(false)))
                .withColumn(FAILED, when(named(AGAIN), named(FAILED)).otherwise(coalesce(named(THEN), warnings)))
                .drop(THEN);
    }

    /** Messages of a batch that set nothing aside when it was run before. */
    public static Dataset<Row> allPassed(Dataset<Row> messages) {
        return messages.withColumn(FAILED, none());
    }

    private static Column none() {
        return array().cast(RowJudge.FAILED_RULES_TYPE);
    }
}
