package io.millrace.jobs.reconcile.lake;

import io.delta.tables.DeltaTable;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.reconcile.plan.Cuts;
import io.millrace.jobs.reconcile.plan.KeyName;
import io.millrace.jobs.reconcile.plan.TablePlan;
import io.millrace.jobs.reconcile.source.RangeFilter;
import io.millrace.jobs.reconcile.source.RangeSum;
import io.millrace.jobs.reconcile.source.Snapshot;
import io.millrace.jobs.reconcile.value.ComparedColumn;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/** One version of a table of the lake, and what lay aside then. */
public final class LakeVersion {
    private static final int HALF = 30;
    private static final String KEY = "_key";
    private static final Column PLACE_OF_DELETE = coalesce(
            col(HistoryColumns.DELETED_LSN),
            when(col(HistoryColumns.OPERATION).equalTo("DELETE"), col(HistoryColumns.LSN)));

    private final SparkSession spark;
    private final TablePlan plan;
    private final Dataset<Row> current;
    private final Dataset<Row> ended;
    private final SideRows side;
    private final Place truncated;
    private final Texts keys;

    LakeVersion(SparkSession spark, TablePlan plan, Dataset<Row> rows, SideRows side, Place truncated) {
        this.spark = spark;
        this.plan = plan;
        this.current = rows.filter(col(HistoryColumns.CURRENT));
        this.ended = rows.filter(not(col(HistoryColumns.CURRENT)).and(col(HistoryColumns.LAST)));
        this.side = side;
        this.truncated = truncated;
        this.keys =
                new Texts(plan.keyColumns().stream().map(ComparedColumn::output).toList(), plan.keyTypes());
    }

    /** Its data columns. */
    public StructType columns() {
        return HistoryColumns.dataOf(current.schema());
    }

    /** Where the last truncate was that by configuration did nothing; {@code null} when there is none. */
    public Place truncated() {
        return truncated;
    }

    /** Rows and sums of checksums of the ranges that the filter lets through, in one aggregation. */
    public RangeSum[] sums(Cuts cuts, RangeFilter filter) {
        UDF1<Object, Integer> range = key -> cuts.range(key.toString());
        List<Row> found = current.filter(filter.column(rangeKey()))
                .select(
                        udf(range, DataTypes.IntegerType).apply(rangeKey()).as("b"),
                        texts().digest().as("h"))
                .groupBy(col("b"))
                .agg(count(lit(1)), sum(expr("shiftright(h, " + HALF + ")")), sum(expr("h & " + ((1L << HALF) - 1))))
                .collectAsList();
        RangeSum[] sums = new RangeSum[cuts.ranges()];
        Arrays.fill(sums, RangeSum.NONE);
        for (Row row : found) {
            BigInteger total =
                    BigInteger.valueOf(row.getLong(2)).shiftLeft(HALF).add(BigInteger.valueOf(row.getLong(3)));
            sums[row.getInt(0)] = new RangeSum(row.getLong(1), total);
        }
        return sums;
    }

    /** The checksum of every current row in the ranges that the filter lets through. */
    public void digests(RangeFilter filter, BiConsumer<KeyName, Long> rows) {
        Iterator<Row> found = current.filter(filter.column(rangeKey()))
                .select(keys.array(), texts().digest())
                .toLocalIterator();
        while (found.hasNext()) {
            Row row = found.next();
            rows.accept(new KeyName(row.getList(0)), row.getLong(1));
        }
    }

    /**
     * Keys whose rows cannot be judged by sums: those that a change reached that is not part of the moment, and those whose last
     * change was set aside, be it brought back since with corrected values.
     *
     * @param most how many there may be
     * @throws IllegalStateException when there are more
     */
    public Set<KeyName> aside(Snapshot moment, int most) {
        UDF2<Long, Long, Boolean> has = moment::has;
        Column settled =
                udf(has, DataTypes.BooleanType).apply(col(HistoryColumns.LSN), col(HistoryColumns.TRANSACTION));
        Dataset<Row> found = current.filter(not(settled))
                .select(keys.array().as(KEY))
                .union(ended.filter(PLACE_OF_DELETE.geq(moment.low()))
                        .select(keys.array().as(KEY)));
        if (side.isThere()) {
            Column place = coalesce(PLACE_OF_DELETE, col(HistoryColumns.LSN));
            Column order = coalesce(col(HistoryColumns.DELETED_ORDER), col(HistoryColumns.ORDER));
            found = found.union(side.newer(
                    current.union(ended).select(keys.text().as(SideRows.ID), place.as("lsn"), order.as("place"))));
        }
        Set<KeyName> names = new LinkedHashSet<>();
        found.distinct().limit(most + 1).collectAsList().forEach(row -> names.add(new KeyName(row.getList(0))));
        if (names.size() > most) {
            throw new IllegalStateException(
                    "table %s: more than %d keys are in motion or set aside, too many to be compared one by one; compare when less is written, or allow more keys"
                            .formatted(plan.table().name(), most));
        }
        return names;
    }

    /** What is known of those keys; each has an answer. */
    public Map<KeyName, LakeKey> keys(Collection<KeyName> names) {
        Map<String, KeyName> byId = new HashMap<>();
        names.forEach(name -> byId.put(name.id(plan.keyTypes()), name));
        Dataset<Row> wanted = wanted(names);
        Map<KeyName, LakeKey> answers = new LinkedHashMap<>();
        names.forEach(name -> answers.put(name, LakeKey.UNKNOWN));
        Column unsent = expr("transform(filter(_unchanged, u -> u.lsn is null), u -> u.column)");
        current.withColumn(SideRows.ID, keys.text())
                .join(wanted, SideRows.ID)
                .select(
                        col(SideRows.ID),
                        texts().array(),
                        col(HistoryColumns.LSN),
                        col(HistoryColumns.ORDER),
                        col(HistoryColumns.TRANSACTION),
                        unsent)
                .collectAsList()
                .forEach(row -> answers.computeIfPresent(
                        byId.get(row.getString(0)), (name, known) -> known.with(SideRows.row(row))));
        ended.filter(PLACE_OF_DELETE.isNotNull())
                .withColumn(SideRows.ID, keys.text())
                .join(wanted, SideRows.ID)
                .select(col(SideRows.ID), PLACE_OF_DELETE)
                .collectAsList()
                .forEach(row -> answers.computeIfPresent(
                        byId.get(row.getString(0)), (name, known) -> known.endedAt(row.getLong(1))));
        side.quarantined(
                wanted,
                (id, row) -> answers.computeIfPresent(byId.get(id), (name, known) -> known.setAside(row)),
                (id, row) -> answers.computeIfPresent(byId.get(id), (name, known) -> known.replaying(row)));
        side.rejected(
                wanted,
                (id, letter) -> answers.computeIfPresent(byId.get(id), (name, known) -> known.rejecting(letter)));
        return answers;
    }

    /** The last of the current rows of each of those keys, as the change that made it. */
    public Dataset<Row> lastCurrent(Collection<KeyName> names) {
        WindowSpec ofKey = Window.partitionBy(col(SideRows.ID))
                .orderBy(
                        col(HistoryColumns.LSN).desc(),
                        col(HistoryColumns.ORDER).desc());
        Dataset<Row> last = current.withColumn(SideRows.ID, keys.text())
                .join(wanted(names), SideRows.ID)
                .withColumn("__place", row_number().over(ofKey))
                .filter(col("__place").equalTo(1))
                .withColumn(HistoryColumns.COMMIT, col(HistoryColumns.FROM))
                .withColumn(HistoryColumns.UNCHANGED, lit(new String[0]))
                .withColumn(HistoryColumns.REPLAYED, lit(true));
        List<Column> columns = new ArrayList<>();
        for (String name : columns().fieldNames()) {
            columns.add(named(name));
        }
        for (String name : List.of(
                HistoryColumns.OPERATION,
                HistoryColumns.LSN,
                HistoryColumns.ORDER,
                HistoryColumns.TRANSACTION,
                HistoryColumns.COMMIT,
                HistoryColumns.INGESTED,
                HistoryColumns.UNCHANGED,
                HistoryColumns.REPLAYED)) {
            columns.add(col(name));
        }
        return last.select(columns.toArray(Column[]::new));
    }

    /** Takes away the current rows of those keys that are no newer than this version's. */
    public void removeCurrent(String path, Collection<KeyName> names) {
        Dataset<Row> last = lastCurrent(names)
                .select(keys.text().as(SideRows.ID), col(HistoryColumns.LSN).as("_newest"))
                .localCheckpoint();
        DeltaTable.forPath(spark, path)
                .as("t")
                .merge(
                        last.as("s"),
                        col("t." + HistoryColumns.CURRENT)
                                .and(keys.text().equalTo(col("s." + SideRows.ID)))
                                .and(col("t." + HistoryColumns.LSN).leq(col("s._newest"))))
                .whenMatched()
                .delete()
                .execute();
    }

    private Dataset<Row> wanted(Collection<KeyName> names) {
        return broadcast(spark.createDataFrame(
                names.stream()
                        .map(name -> RowFactory.create(name.id(plan.keyTypes())))
                        .toList(),
                new StructType().add(SideRows.ID, DataTypes.StringType)));
    }

    private Texts texts() {
        return new Texts(plan.columns().stream().map(ComparedColumn::output).toList(), plan.types());
    }

    private Column rangeKey() {
        ComparedColumn first = plan.keyColumns().get(0);
        Column column = named(first.output());
        if (plan.order() == Cuts.Order.NUMBERS
                || first.type().kind() == io.millrace.config.tables.ColumnType.Kind.STRING) {
            return column;
        }
        return new Texts(List.of(first.output()), List.of(first.type())).array().getItem(0);
    }
}
