package io.millrace.jobs.quality.rules;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.transforms.Transforms.CastMisfit;
import io.millrace.jobs.quality.transforms.types.TransformType;
import io.millrace.jobs.quality.value.Columns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

/**
 * Judges the rows of a table by all of its rules at once, before their transforms. Every broken rule of a row is recorded, whatever its
 * severity. A value that a configured {@code cast} cannot take is recorded too, as a broken rule of type {@code cast} with the
 * transform's id and severity {@code error}. Deletes carry keys alone and are never judged.
 */
public final class RowJudge {
    /** The column that {@link #judge} adds: the broken rules of a row; empty, never null, where there are none. */
    public static final String FAILED_RULES = "_failed_rules";

    /** Id and type of a rule that no configuration names: a value that the change did not send lies aside. */
    public static final String UNSENT_VALUE = "unsent_value";

    /** Type of {@link #FAILED_RULES}. */
    public static final String FAILED_RULES_TYPE =
            "array<struct<rule:string,type:string,column:string,severity:string>>";
    /** The column that tells what happened to the row. */
    public static final String OPERATION = "_operation";
    /** The operation of rows that are not judged. */
    public static final String DELETE = "DELETE";

    private final List<JudgedRule> rules;
    private final List<CastMisfit> casts;
    private final TableConfig table;
    private final References references;

    private RowJudge(List<JudgedRule> rules, List<CastMisfit> casts, TableConfig table, References references) {
        this.rules = rules;
        this.casts = casts;
        this.table = table;
        this.references = references;
    }

    /**
     * The judge of a table.
     *
     * @throws InvalidInputException with every unknown type, misspelt column and senseless parameter of its rules and casts
     */
    public static RowJudge of(TableConfig table, References references) {
        Map<String, RuleType> types = RuleTypes.find();
        List<Problem> problems = new ArrayList<>();
        List<JudgedRule> rules = new ArrayList<>();
        for (RuleConfig rule : table.dqRules()) {
            try {
                rules.add(JudgedRule.of(rule, table, types));
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        List<CastMisfit> casts = List.of();
        try {
            casts = hasCasts(table) ? Transforms.of(table).misfits() : casts;
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new RowJudge(List.copyOf(rules), casts, table, references);
    }

    /**
     * The same rows with {@link #FAILED_RULES}. Lazy: no Spark action. Row-wise rules cost one expression, {@code unique} one window
     * and {@code foreign_key} one join each.
     *
     * @param rows the table's columns, untransformed, and {@link #OPERATION}; other columns go along unseen
     */
    public Dataset<Row> judge(Dataset<Row> rows) {
        requireColumns(rows);
        Dataset<Row> gathered = rows;
        for (JudgedRule rule : rules) {
            gathered = rule.type().gather(gathered, rule.config(), table, references);
        }
        Column[] kept = Stream.concat(
                        Arrays.stream(rows.columns()).map(Columns::named),
                        Stream.of(failedRules().as(FAILED_RULES)))
                .toArray(Column[]::new);
        return gathered.select(kept);
    }

    /** Of judged rows: whether one of the broken rules sets the row aside; those of severity {@code warning} do not. */
    public static Column isSetAside() {
        return functions.exists(
                col(FAILED_RULES), failed -> failed.getField("severity").equalTo(JudgedRule.ERROR));
    }

    /** How many rows broke each rule, warnings included: columns rule, type, column, severity, rows. */
    public static Dataset<Row> countByRule(Dataset<Row> judged) {
        return judged.select(functions.explode(col(FAILED_RULES)).as("failed"))
                .groupBy(col("failed.rule"), col("failed.type"), col("failed.column"), col("failed.severity"))
                .agg(functions.count(lit(1)).as("rows"));
    }

    private static boolean hasCasts(TableConfig table) {
        return table.transforms().stream()
                .anyMatch(transform -> transform.type().equals(TransformType.CAST));
    }

    private Column failedRules() {
        Stream<Column> byRules = rules.stream().map(JudgedRule::whenBroken);
        Stream<Column> byCasts = casts.stream()
                .map(cast -> JudgedRule.whenBroken(
                        cast.condition(), cast.transform(), TransformType.CAST, cast.column(), JudgedRule.ERROR));
        Column[] all = Stream.concat(byRules, byCasts).toArray(Column[]::new);
        return all.length == 0 ? array().cast(FAILED_RULES_TYPE) : array_compact(array(all));
    }

    private void requireColumns(Dataset<Row> rows) {
        List<String> there = Arrays.asList(rows.columns());
        List<Problem> problems = Stream.concat(
                        Stream.of(OPERATION),
                        rules.stream().map(rule -> rule.config().column()).filter(column -> column != null))
                .distinct()
                .filter(column -> !there.contains(column))
                .map(column -> new Problem(
                        "column %s of table %s".formatted(column, table.name()),
                        "the rows to judge do not have it; they have " + String.join(", ", there),
                        "Judge rows before their transforms, with every column of the schema and " + OPERATION + "."))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
