package io.millrace.jobs.stream.unsent;

import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.RowJudge;
import io.millrace.jobs.stream.aside.Quarantine;
import io.millrace.jobs.stream.aside.SideMessages;
import io.millrace.jobs.stream.envelope.Message.Kind;
import io.millrace.jobs.stream.rows.BrokenRule;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.support.delta.AppliedBatches;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;

/**
 * A rule of its own, that no configuration names: a change that lacks values since they had not changed is set aside when the last change
 * before it that carried one of them lies aside. The table would take the value from an older change, and show a row that never was.
 * A change in the table, or one that goes there, that carried the value since lets it pass; so does a delete.
 *
 * <p>What lies aside: rows that are set aside with these, rows in quarantine of which the ledger of replays says nothing, and dead letters
 * whose key and log position can be read. By {@code sequence_by} a dead letter has no place, and is not seen.
 *
 * <p>What a change at a place became is not asked twice: when it is in the table it stays there, and when it passes now it lies
 * aside no more, though a quarantine has it. So a topic that is read again comes to the same, and rows from quarantine that are judged
 * together need not be judged in order.
 */
public final class UnsentValues {
    /** Its id and its type. */
    public static final String RULE = RowJudge.UNSENT_VALUE;

    private static final String COLUMNS = "__lacking";
    private static final String WANTED = "__wanted_";
    private static final String ENTRIES = "__entries";
    private static final String BLOCKED = "__blocked";
    /** Up to so many keys the table's files are chosen by them. */
    private static final int FEW_KEYS = 100;

    private final StreamTable table;
    private final TableConfig config;
    private final Quarantine quarantine;
    private final String replays;
    private final SideMessages deadLetters;
    private final KnownChanges known;

    private UnsentValues(StreamTable table, TableConfig config, String quarantinePath) {
        this.table = table;
        this.config = config;
        this.quarantine = new Quarantine(quarantinePath + config.name() + "/", table.transforms());
        this.replays = quarantinePath + "_replayed/" + config.name() + "/";
        this.deadLetters = SideMessages.deadLetters(
                quarantinePath + "_dead_letters/" + config.name() + "/",
                table.transforms().masked());
        this.known = new KnownChanges(config, table);
    }

    /**
     * The rule for a table.
     *
     * @param quarantinePath of all tables, with a slash at the end
     */
    public static UnsentValues of(StreamTable table, TableConfig config, String quarantinePath) {
        return new UnsentValues(table, config, quarantinePath);
    }

    /** The rule as it stands with a row that lacks a value of that column. */
    public static BrokenRule rule(String column) {
        return new BrokenRule(RULE, RULE, column, Judgement.ERROR);
    }

    /**
     * Judged rows, judged by this rule, too. They are computed once, and here.
     *
     * @param judged by {@link Judgement}: with the columns of a batch, or of the quarantine
     */
    public Dataset<Row> judge(Dataset<Row> judged) {
        Dataset<Row> once = judged.localCheckpoint();
        return blocked(once).map(blocked -> mark(once, blocked)).orElse(once);
    }

    /**
     * The changes that break it: key by the names in the table, place, columns; empty when there are none.
     *
     * @param judged as for {@link #judge}
     */
    public Optional<Dataset<Row>> blocked(Dataset<Row> judged) {
        SparkSession spark = judged.sparkSession();
        List<Dataset<Row>> aside = aside(judged, spark);
        String[] keys = table.keys().toArray(String[]::new);
        Dataset<Row> ofBatch = known.judged(judged);
        Column liesAside = named(KnownChanges.STATE).equalTo(Entry.State.ASIDE.name());
        Dataset<Row> suspected = ofBatch.filter(liesAside).select(table.keyColumns());
        for (Dataset<Row> entries : aside) {
            suspected = suspected.union(entries.select(table.keyColumns()));
        }
        Dataset<Row> lacking = ofBatch.filter(
                not(liesAside).and(size(named(KnownChanges.ABSENT)).gt(0)));
        // other names: what is checkpointed keeps the identity of its columns, and is joined with where they come from
        Column[] others =
                Arrays.stream(keys).map(key -> named(key).as(WANTED + key)).toArray(Column[]::new);
        Dataset<Row> wanted = lacking.select(table.keyColumns())
                .join(suspected, keys, "left_semi")
                .distinct()
                .select(others)
                .localCheckpoint();
        List<Row> some = wanted.limit(FEW_KEYS + 1).collectAsList();
        if (some.isEmpty()) {
            return Optional.empty();
        }
        Dataset<Row> entries = ofBatch;
        for (Dataset<Row> more : aside) {
            entries = entries.union(more);
        }
        if (table.exists(spark)) {
            entries = entries.union(known.stored(ofFew(table.rows(spark), some)));
        }
        Column same = Arrays.stream(keys)
                .map(key -> named(key).equalTo(named(WANTED + key)))
                .reduce(lit(true), Column::and);
        Dataset<Row> blocked = inOrder(entries.join(wanted, same, "left_semi")).localCheckpoint();
        return blocked.isEmpty() ? Optional.empty() : Optional.of(blocked);
    }

    /** Judged rows with the rule that those changes broke. */
    public Dataset<Row> mark(Dataset<Row> judged, Dataset<Row> blocked) {
        List<Column> columns = new ArrayList<>();
        for (String key : config.primaryKey()) {
            columns.add(named(table.transforms().column(key).output()).as(key));
        }
        columns.addAll(List.of(named(Fields.LSN), named(Fields.TRANSACTION_ORDER), named(COLUMNS)));
        String[] place = Stream.concat(config.primaryKey().stream(), Stream.of(Fields.LSN, Fields.TRANSACTION_ORDER))
                .toArray(String[]::new);
        Column broken = transform(
                coalesce(named(COLUMNS), array().cast("array<string>")),
                column -> struct(
                        lit(RULE).as("rule"),
                        lit(RULE).as("type"),
                        column.as("column"),
                        lit(Judgement.ERROR).as("severity")));
        return judged.join(blocked.select(columns.toArray(Column[]::new)), place, "left_outer")
                .withColumn(Judgement.FAILED, concat(named(Judgement.FAILED), broken.cast(RowJudge.FAILED_RULES_TYPE)))
                .drop(COLUMNS);
    }

    private List<Dataset<Row>> aside(Dataset<Row> judged, SparkSession spark) {
        List<Dataset<Row>> aside = new ArrayList<>();
        if (quarantine.exists(spark)) {
            aside.add(known.quarantined(waiting(spark)));
        }
        if (config.sequenceBy().isEmpty()) {
            if (deadLetters.exists(spark)) {
                aside.add(known.deadLetters(deadLetters.read(spark), named("key"), named("value")));
            }
            if (Arrays.asList(judged.columns()).contains(Fields.RAW_VALUE)) {
                aside.add(known.deadLetters(
                        judged.filter(named(Fields.KIND).equalTo(Kind.MALFORMED.name())),
                        named(Fields.RAW_KEY).cast("string"),
                        named(Fields.RAW_VALUE).cast("string")));
            }
        }
        return aside;
    }

    private Dataset<Row> waiting(SparkSession spark) {
        Dataset<Row> rows = quarantine.rows(spark);
        return AppliedBatches.exists(spark, replays)
                ? rows.join(
                        spark.read().format("delta").load(replays).select(Fields.ROW),
                        new String[] {Fields.ROW},
                        "left_anti")
                : rows;
    }

    private Dataset<Row> ofFew(Dataset<Row> rows, List<Row> keys) {
        if (keys.size() > FEW_KEYS) {
            return rows;
        }
        return rows.filter(named(table.keys().get(0))
                .isin(keys.stream().map(key -> key.get(0)).distinct().toArray()));
    }

    private Dataset<Row> inOrder(Dataset<Row> entries) {
        Map<String, String> sourceNames = new HashMap<>();
        for (ColumnConfig column : config.schema()) {
            sourceNames.put(table.transforms().column(column.name()).output(), column.name());
        }
        Column ordered = functions
                .udf(
                        new BlockedChanges(sourceNames, config.history() == HistoryKind.SCD1),
                        DataType.fromDDL(BlockedChanges.TYPE))
                .apply(struct(named(ENTRIES)));
        Column[] columns = Stream.concat(
                        Arrays.stream(table.keyColumns()),
                        Stream.of(
                                col(BLOCKED + ".lsn").as(Fields.LSN),
                                col(BLOCKED + ".place").as(Fields.TRANSACTION_ORDER),
                                col(BLOCKED + ".columns").as(COLUMNS)))
                .toArray(Column[]::new);
        return entries.groupBy(table.keyColumns())
                .agg(collect_list(struct(
                                named(Fields.LSN),
                                named(Fields.TRANSACTION_ORDER),
                                named(KnownChanges.STATE),
                                named(KnownChanges.ABSENT),
                                named(KnownChanges.SENT)))
                        .as(ENTRIES))
                .withColumn(BLOCKED, explode(ordered))
                .select(columns);
    }
}
