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

/** Judges the messages of a batch by the table's rules. */
public final class Judgement {
    /** The rules that a row broke. */
    public static final String FAILED = RowJudge.FAILED_RULES;
    /** The severity of a rule that sets rows aside. */
    public static final String ERROR = "error";

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
     * Messages as they were judged when the batch was run before, whatever other tables hold by now.
     *
     * @param stored position, place and broken rules of the rows that were set aside then
     */
    public static Dataset<Row> asBefore(Dataset<Row> messages, Dataset<Row> stored) {
        return messages.join(stored, Fields.SET_ASIDE.toArray(String[]::new), "left_outer")
                .withColumn(FAILED, coalesce(named(FAILED), none()));
    }

    /** Messages of a batch that set nothing aside when it was run before. */
    public static Dataset<Row> allPassed(Dataset<Row> messages) {
        return messages.withColumn(FAILED, none());
    }

    private static Column none() {
        return array().cast(RowJudge.FAILED_RULES_TYPE);
    }
}
