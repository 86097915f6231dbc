package io.millrace.jobs.stream.waiting;

import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.rules.RowJudge;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.StreamColumn;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

/**
 * Judges rows of a quarantine by the rules of now: the one decision about who may come back. Of a rule on a value that is hidden the verdict
 * of then holds, as long as there is the rule. A change that was set aside twice, at one place, is one: it passes when either does.
 */
public final class Rejudging {
    /** What becomes of a row: one of the other constants. */
    public static final String WHY = "__why";
    /** It breaks no rule. */
    public static final String PASSES = "passes";
    /** It breaks one. */
    public static final String FAILS = "fails";
    /** Values of it are hidden in another way than now. */
    public static final String MASKED = "masked";
    /** It was set aside longer ago than the table's replays reach. */
    public static final String TOO_OLD = "too-old";

    private final TableConfig config;
    private final TableShape shape;
    private final Transforms transforms;
    private final References references;
    private final UnaryOperator<Dataset<Row>> more;

    /**
     * For rows of a table.
     *
     * @param more adds to judged rows what they break of rules that no configuration names, and that look at other changes of their key
     */
    public Rejudging(
            TableConfig config,
            TableShape shape,
            Transforms transforms,
            References references,
            UnaryOperator<Dataset<Row>> more) {
        this.config = config;
        this.shape = shape;
        this.transforms = transforms;
        this.references = references;
        this.more = more;
    }

    /**
     * Rows, each with {@link #WHY}.
     *
     * @param open those that were judged, with the rules that they break
     * @param held those that were not
     */
    public record Verdicts(Dataset<Row> open, Dataset<Row> held) {}

    /**
     * Judges rows.
     *
     * @param shaped by {@link ShapedRows}, corrected where they are to be
     */
    public Verdicts judge(Dataset<Row> shaped, Instant now) {
        Timestamp oldest = Timestamp.from(now.minus(config.replay().maxAge()));
        Dataset<Row> sorted = shaped.withColumn(
                WHY,
                when(size(named(HiddenValues.LOST)).gt(0), lit(MASKED))
                        .when(named(Fields.QUARANTINED_AT).lt(oldest), lit(TOO_OLD))
                        .otherwise(lit(PASSES)));
        Dataset<Row> judged = rules(sorted.where(named(WHY).equalTo(PASSES)).drop(WHY));
        Column[] place = Stream.concat(config.primaryKey().stream(), Stream.of(Fields.LSN, Fields.TRANSACTION_ORDER))
                .map(Columns::named)
                .toArray(Column[]::new);
        Column passes = max(not(RowJudge.isSetAside())).over(Window.partitionBy(place));
        return new Verdicts(
                judged.withColumn(WHY, when(passes, lit(PASSES)).otherwise(lit(FAILS))),
                sorted.where(named(WHY).notEqual(PASSES)));
    }

    /** The rows with the rules that they break now. */
    public Dataset<Row> rules(Dataset<Row> shaped) {
        Dataset<Row> judged = new Judgement(config, references).of(shaped);
        Column held = held();
        Column severities = severities();
        return more.apply(judged.withColumn(
                Judgement.FAILED,
                concat(
                        filter(named(Judgement.FAILED), rule -> not(in(held, rule))),
                        transform(
                                filter(named(ShapedRows.FAILED_THEN), rule -> in(held, rule)
                                        .and(element_at(severities, rule.getField("rule"))
                                                .isNotNull())),
                                rule -> struct(
                                        rule.getField("rule").as("rule"),
                                        rule.getField("type").as("type"),
                                        rule.getField("column").as("column"),
                                        element_at(severities, rule.getField("rule"))
                                                .as("severity"))))));
    }

    private static Column in(Column held, Column rule) {
        return coalesce(org.apache.spark.sql.functions.array_contains(held, rule.getField("column")), lit(false));
    }

    /** Columns of a row whose values are hidden as they would be now. */
    private Column held() {
        Column[] names = new HiddenValues(shape, transforms)
                .masked().stream()
                        .map(StreamColumn::name)
                        .map(name -> when(named(HiddenValues.held(name)), lit(name)))
                        .toArray(Column[]::new);
        return names.length == 0
                ? array().cast("array<string>")
                : org.apache.spark.sql.functions.array_compact(array(names));
    }

    /** By the id of all that a row can break now. */
    private Column severities() {
        Map<String, String> all = new TreeMap<>();
        transforms.misfits().forEach(cast -> all.put(cast.transform(), "error"));
        config.dqRules()
                .forEach(rule -> all.put(rule.id(), rule.severity().name().toLowerCase(java.util.Locale.ROOT)));
        Column[] entries = all.entrySet().stream()
                .flatMap(entry -> Stream.of(lit(entry.getKey()), lit(entry.getValue())))
                .toArray(Column[]::new);
        return (entries.length == 0 ? map() : map(entries)).cast("map<string,string>");
    }
}
