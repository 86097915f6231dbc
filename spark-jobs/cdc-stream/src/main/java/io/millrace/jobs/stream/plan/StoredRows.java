package io.millrace.jobs.stream.plan;

import io.millrace.config.InvalidInputException;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.rules.RowJudge;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.stream.unsent.UnsentValues;
import io.millrace.jobs.stream.waiting.Rejudging;
import io.millrace.jobs.stream.waiting.SetAside;
import io.millrace.jobs.stream.waiting.ShapedRows;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;

/** The newest rows of a pipeline's tables, judged by new rules. */
public final class StoredRows {
    private static final String BROKEN = "broken";
    private static final String RULES = "rules";

    private final SparkSession spark;
    private final PipelineConfig before;
    private final PipelineConfig after;
    private final Clock clock;

    /** See the other one; by this machine's clock. */
    public StoredRows(SparkSession spark, PipelineConfig before, PipelineConfig after) {
        this(spark, before, after, Clock.systemUTC());
    }

    /**
     * Of the tables that a configuration filled.
     *
     * @param before the configuration that holds now
     * @param after the one that shall hold
     * @param clock by which rows in quarantine are too old
     */
    public StoredRows(SparkSession spark, PipelineConfig before, PipelineConfig after, Clock clock) {
        this.spark = spark;
        this.before = before;
        this.after = after;
        this.clock = clock;
    }

    /**
     * Judges a table that both configurations have.
     *
     * @param most newest rows, of the current ones and of those in quarantine
     */
    public TableForecast judge(String name, long most) {
        TableConfig old = table(before, name);
        Transforms transforms = Transforms.of(old);
        JudgeableRules rules = new JudgeableRules(old, transforms, table(after, name));
        StreamTable target = new StreamTable(old, transforms, true);
        Counted stored = target.current(spark)
                .map(rows -> counted(stored(newest(rows, most), rules)
                        .select(RowJudge.isSetAside().as(BROKEN), named(Judgement.FAILED))))
                .orElse(Counted.NONE);
        Map<String, String> notJudged = new TreeMap<>(rules.notJudged());
        Counted waiting = waiting(old, target)
                .map(rows -> replayable(rows, most, rules.after(), notJudged))
                .orElse(Counted.NONE);
        return new TableForecast(
                name,
                stored.rows(),
                stored.broken(),
                stored.byRule(),
                waiting.rows(),
                waiting.rows() - waiting.broken(),
                waiting.byRule(),
                notJudged);
    }

    private record Counted(long rows, long broken, Map<String, Long> byRule) {
        static final Counted NONE = new Counted(0, 0, Map.of());
    }

    private static TableConfig table(PipelineConfig config, String name) {
        return config.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The configuration has no table " + name + "; name tables that both configurations have"));
    }

    private static Dataset<Row> newest(Dataset<Row> rows, long most, Column... ofOnePlace) {
        List<Column> order = new ArrayList<>(List.of(desc(HistoryColumns.LSN), desc(HistoryColumns.ORDER)));
        order.addAll(Arrays.asList(ofOnePlace));
        return rows.orderBy(order.toArray(Column[]::new)).limit(Math.toIntExact(most));
    }

    /** Stored rows under the names that they came with, judged. */
    private Dataset<Row> stored(Dataset<Row> rows, JudgeableRules rules) {
        List<String> there = Arrays.asList(rows.columns());
        List<Column> columns = new ArrayList<>(List.of(col(HistoryColumns.OPERATION)));
        for (ColumnConfig column : rules.after().schema()) {
            String name = Columns.of(rules.before(), column.name()).isPresent()
                    ? rules.transforms().column(column.name()).output()
                    : column.name();
            Column value = there.contains(name) ? named(name) : lit(null);
            columns.add(value.cast(Columns.type(column.type())).as(column.name()));
        }
        return RowJudge.of(rules.ofStored(), references()).judge(rows.select(columns.toArray(Column[]::new)));
    }

    /** The newest rows in quarantine, counted; a replay that would be refused brings none back, and the reason is told. */
    private Counted replayable(Dataset<Row> rows, long most, TableConfig table, Map<String, String> notJudged) {
        Dataset<Row> newest = newest(rows, most, desc(Fields.ROW));
        try {
            return counted(judgedAgain(rows, newest, table));
        } catch (InvalidInputException refused) {
            long all = newest.count();
            notJudged.put("replay", refused.getMessage());
            return new Counted(all, all, Map.of());
        }
    }

    /** Some of the rows in quarantine, judged as a replay would judge them: with those of their keys, of which they may lack values. */
    private Dataset<Row> judgedAgain(Dataset<Row> all, Dataset<Row> some, TableConfig table) {
        List<String> key = table(before, table.name()).primaryKey();
        Dataset<Row> keys = some.select(key.stream().map(Columns::named).toArray(Column[]::new));
        Dataset<Row> rows = all.join(keys, key.toArray(String[]::new), "left_semi");
        StreamTable target = new StreamTable(table, Transforms.of(table), true);
        TableShape shape = target.evolved(TableShape.of(table, after.sourceDatabase()), spark);
        UnsentValues unsent = UnsentValues.of(target, table, before.settings().quarantinePath());
        Rejudging.Verdicts verdicts = new Rejudging(table, shape, target.transforms(), references(), unsent::judge)
                .judge(new ShapedRows(shape, target.transforms()).of(rows), clock.instant());
        Column none = array().cast(RowJudge.FAILED_RULES_TYPE).as(Judgement.FAILED);
        return verdicts.open()
                .select(named(Fields.ROW), named(Rejudging.WHY), named(Judgement.FAILED))
                .union(verdicts.held().select(named(Fields.ROW), named(Rejudging.WHY), none))
                .join(some.select(named(Fields.ROW)), new String[] {Fields.ROW}, "left_semi")
                .select(named(Rejudging.WHY).notEqual(Rejudging.PASSES).as(BROKEN), named(Judgement.FAILED));
    }

    /** Rows in quarantine that did not come into the table since; empty when nothing was ever set aside. */
    private Optional<Dataset<Row>> waiting(TableConfig table, StreamTable target) {
        Dataset<Row> waiting = SetAside.of(spark, before.settings().quarantinePath(), table.name())
                .map(SetAside::waiting)
                .orElse(null);
        if (waiting == null || !target.exists(spark)) {
            return Optional.ofNullable(waiting);
        }
        Dataset<Row> stored = spark.read().format("delta").load(target.location());
        Column same = waiting.col(Fields.LSN)
                .equalTo(stored.col(HistoryColumns.LSN))
                .and(waiting.col(Fields.TRANSACTION_ORDER).equalTo(stored.col(HistoryColumns.ORDER)));
        for (int i = 0; i < table.primaryKey().size(); i++) {
            same = same.and(waiting.col(table.primaryKey().get(i))
                    .equalTo(stored.col(target.keys().get(i))));
        }
        return Optional.of(waiting.join(stored, same, "left_anti"));
    }

    private References references() {
        return name -> before.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .map(table -> {
                    StreamTable other = new StreamTable(table, Transforms.of(table), true);
                    return other.current(spark)
                            .orElseGet(() -> spark.createDataFrame(
                                    List.of(), other.columns(TableShape.of(table, before.sourceDatabase()))));
                });
    }

    private static Counted counted(Dataset<Row> judged) {
        Dataset<Row> verdicts = judged.toDF(BROKEN, RULES).cache();
        try {
            Map<Boolean, Long> rows = new TreeMap<>();
            verdicts.groupBy(BROKEN)
                    .agg(count(lit(1)))
                    .collectAsList()
                    .forEach(row -> rows.put(row.getBoolean(0), row.getLong(1)));
            Map<String, Long> byRule = new TreeMap<>();
            verdicts.where(BROKEN)
                    .select(explode(filter(col(RULES), rule -> rule.getField("severity")
                                    .equalTo("error")))
                            .as("rule"))
                    .groupBy("rule.rule")
                    .agg(count(lit(1)))
                    .collectAsList()
                    .forEach(row -> byRule.put(row.getString(0), row.getLong(1)));
            long broken = rows.getOrDefault(true, 0L);
            return new Counted(rows.getOrDefault(false, 0L) + broken, broken, byRule);
        } finally {
            verdicts.unpersist();
        }
    }
}
