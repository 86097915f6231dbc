package io.millrace.jobs.reconcile.lake;

import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.rules.RowJudge;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.reconcile.plan.TablePlan;
import io.millrace.jobs.reconcile.value.ComparedColumn;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.forall;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/** Changes of a table that did not reach it: those that broke rules, and those that could not be read. */
final class SideRows {
    /** A key as one text. */
    static final String ID = "__id";

    private static final String PLACE = "place";
    private static final String KEY = "__key";
    private static final String ROW = "_row";
    private static final String CORRECTED = "_corrected";
    private static final DataType NAMES = DataTypes.createArrayType(DataTypes.StringType);

    private final TablePlan plan;
    private final Set<String> masked;
    private final Dataset<Row> quarantine;
    private final Dataset<Row> deadLetters;
    private final DeadLetters reader;

    /**
     * What lies aside.
     *
     * @param quarantine {@code null} when nothing was ever set aside
     * @param replays what became of rows of it: their names and corrected columns; {@code null} when none was ever replayed
     * @param deadLetters {@code null} when everything could always be read
     */
    SideRows(
            TablePlan plan,
            Set<String> masked,
            Dataset<Row> quarantine,
            Dataset<Row> replays,
            Dataset<Row> deadLetters) {
        this.plan = plan;
        this.masked = masked;
        this.reader = new DeadLetters(plan.keyColumns());
        this.quarantine =
                quarantine == null ? null : withReplays(quarantine, replays).withColumn(ID, keys().text());
        this.deadLetters = deadLetters == null
                ? null
                : deadLetters
                        .withColumn(ID, udf(reader.id(), DataTypes.StringType).apply(col("key")))
                        .filter(col(ID).isNotNull());
    }

    boolean isThere() {
        return quarantine != null || deadLetters != null;
    }

    /** What was brought back lies in quarantine as it came: with the columns that were corrected, null for rows that wait. */
    private static Dataset<Row> withReplays(Dataset<Row> quarantine, Dataset<Row> replays) {
        return replays == null
                ? quarantine.withColumn(CORRECTED, lit(null).cast(NAMES))
                : quarantine.join(
                        replays.groupBy(ROW).agg(first(col(CORRECTED)).as(CORRECTED)),
                        new String[] {ROW},
                        "left_outer");
    }

    /**
     * Keys, as arrays of texts, whose last change that was set aside comes after what the table has, and those whose last change was
     * brought back with other values than the source has.
     *
     * @param places columns id, lsn and place of every key in the table
     */
    Dataset<Row> newer(Dataset<Row> places) {
        Dataset<Row> all = null;
        if (quarantine != null) {
            all = quarantine
                    .filter(col(CORRECTED).isNull().or(size(col(CORRECTED)).gt(0)))
                    .select(
                            col(ID),
                            keys().array().as(KEY),
                            col(HistoryColumns.LSN).as("lsn"),
                            col(HistoryColumns.ORDER).as(PLACE));
        }
        if (deadLetters != null) {
            Column lsn = get_json_object(col("value"), "$.metadata.lsn").cast(DataTypes.LongType);
            Column order = get_json_object(col("value"), "$['metadata']['transaction-order']")
                    .cast(DataTypes.LongType);
            Dataset<Row> letters = deadLetters.select(
                    col(ID),
                    udf(reader.parts(), DataTypes.createArrayType(DataTypes.StringType))
                            .apply(col("key"))
                            .as(KEY),
                    lsn.as("lsn"),
                    coalesce(order, lit(0L)).as(PLACE));
            all = all == null ? letters : all.union(letters);
        }
        Column place = struct(col("lsn"), col(PLACE));
        Dataset<Row> last = all.filter(col("lsn").isNotNull())
                .groupBy(col(ID))
                .agg(first(col(KEY)).as(KEY), max(place).as("aside"));
        Dataset<Row> known = places.groupBy(col(ID)).agg(max(place).as("known"));
        return last.join(
                        known,
                        scala.collection.JavaConverters.asScalaBuffer(List.of(ID))
                                .toSeq(),
                        "left_outer")
                .filter(col("known").isNull().or(col("aside").geq(col("known"))))
                .select(col(KEY));
    }

    /** Changes of those keys that broke rules: those that wait, and those that were brought back. */
    void quarantined(
            Dataset<Row> wanted, BiConsumer<String, LakeRow> waiting, BiConsumer<String, ReplayedRow> replayed) {
        if (quarantine != null) {
            List<String> there = Arrays.asList(quarantine.columns());
            Column absent = there.contains(HistoryColumns.UNCHANGED)
                    ? col(HistoryColumns.UNCHANGED)
                    : lit(null).cast(NAMES);
            List<Row> rows = quarantine
                    .join(wanted, ID)
                    .select(
                            col(ID),
                            texts(there).array(),
                            col(HistoryColumns.LSN),
                            col(HistoryColumns.ORDER),
                            col(HistoryColumns.TRANSACTION),
                            absent,
                            col(CORRECTED),
                            unsent(there))
                    .collectAsList();
            Map<String, List<Waiting>> waitingById = new HashMap<>();
            for (Row row : rows) {
                if (row.isNullAt(6)) {
                    waitingById
                            .computeIfAbsent(row.getString(0), id -> new ArrayList<>())
                            .add(new Waiting(row(row), row.isNullAt(7) ? List.of() : row.getList(7)));
                } else {
                    replayed.accept(row.getString(0), new ReplayedRow(row(row), row.getList(6)));
                }
            }
            waitingById.forEach((id, all) ->
                    all.stream().filter(row -> row.canComeBack(all)).forEach(row -> waiting.accept(id, row.row())));
        }
    }

    /**
     * A row that waits.
     *
     * @param unsent columns for whose sake alone it waits: the change that carried them did not come to the table
     */
    private record Waiting(LakeRow row, List<String> unsent) {
        /** Of a row that waits for a change which does not lie in quarantine nothing will come: it does not speak for its key. */
        boolean canComeBack(List<Waiting> others) {
            return unsent.stream().allMatch(column -> others.stream()
                    .map(Waiting::row)
                    .anyMatch(other -> row.isAfter(other) && !other.absent().contains(column)));
        }
    }

    private static Column unsent(List<String> there) {
        if (!there.contains(RowJudge.FAILED_RULES)) {
            return lit(null).cast(NAMES);
        }
        Column errors = filter(
                col(RowJudge.FAILED_RULES), rule -> rule.getField("severity").equalTo("error"));
        return when(
                forall(errors, rule -> rule.getField("rule").equalTo(RowJudge.UNSENT_VALUE)),
                transform(errors, rule -> rule.getField("column")));
    }

    /** Messages of those keys that could not be read. */
    void rejected(Dataset<Row> wanted, BiConsumer<String, DeadLetter> letters) {
        if (deadLetters != null) {
            deadLetters
                    .join(wanted, ID)
                    .select(col(ID), col("value"))
                    .collectAsList()
                    .forEach(row -> letters.accept(row.getString(0), DeadLetters.read(row.getString(1))));
        }
    }

    /** A row of id, texts, lsn, order, transaction, absent columns. */
    static LakeRow row(Row row) {
        return new LakeRow(
                new ArrayList<>(row.getList(1)),
                row.getLong(2),
                row.isNullAt(3) ? 0 : row.getLong(3),
                row.isNullAt(4) ? null : row.getLong(4),
                row.isNullAt(5) ? List.of() : row.getList(5));
    }

    /** Keys have the same values before and after transforms, but maybe other names. */
    private Texts keys() {
        return new Texts(plan.keyColumns().stream().map(ComparedColumn::name).toList(), plan.keyTypes());
    }

    private Texts texts(List<String> there) {
        List<Column> columns = new ArrayList<>();
        List<ColumnType> types = new ArrayList<>();
        for (ComparedColumn column : plan.columns()) {
            ColumnType type = masked.contains(column.name())
                    ? column.type()
                    : column.transform().source().type();
            types.add(type);
            columns.add(
                    there.contains(column.name())
                            ? named(column.name())
                            : lit(null).cast(Columns.type(type)));
        }
        return Texts.ofColumns(columns, types);
    }
}
