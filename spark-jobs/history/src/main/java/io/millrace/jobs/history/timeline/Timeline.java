package io.millrace.jobs.history.timeline;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.history.HistorySpec;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts the entries of every key in the order of the source's log and says what each is as a row of the table.
 *
 * <p>The order is (lsn, order within the transaction). A version holds from its commit time until that of the next change; should a
 * commit time be before that of an earlier change, the later of the two counts, so that no two versions hold at one time.
 */
public final class Timeline {
    private static final Column LSN = col(HistoryColumns.LSN);
    private static final Column ORDER = col(HistoryColumns.ORDER);
    private static final Column OPERATION = col(HistoryColumns.OPERATION);
    private static final Column RANK = col(Entry.RANK);
    private static final Column AT = col(Entry.AT);
    private static final Column IS_DELETE = OPERATION.equalTo("DELETE");
    private static final Column IS_VERSION = OPERATION.notEqual("DELETE");
    private static final Column IS_LAST = col("__next_lsn").isNull();

    private final HistorySpec spec;
    private final Fills fills;
    private final WindowSpec ofKey;
    private final WindowSpec inOrder;
    private final WindowSpec atPlace;
    private final Column content;

    /**
     * Of the table's keys.
     *
     * @param table its columns
     * @param fillable data columns that some change did not send
     */
    public Timeline(HistorySpec spec, StructType table, List<String> fillable) {
        this.spec = spec;
        this.fills = new Fills(fillable);
        Column[] keys = spec.keys().stream().map(name -> col(name)).toArray(Column[]::new);
        this.ofKey = Window.partitionBy(keys);
        this.inOrder = ofKey.orderBy(LSN, ORDER);
        this.atPlace = Window.partitionBy(
                Stream.concat(Stream.of(keys), Stream.of(LSN, ORDER)).toArray(Column[]::new));
        this.content = xxhash64(Stream.of(HistoryColumns.dataOf(table).fieldNames())
                .map(name -> col(name))
                .toArray(Column[]::new));
    }

    /** The entries with their new rows and what became of each; changes that were there before are gone and counted. */
    public Dataset<Row> of(Dataset<Row> entries) {
        Dataset<Row> once = withoutDuplicates(entries).withColumn(Entry.WAS_CURRENT, col(HistoryColumns.CURRENT));
        Dataset<Row> found = fills.fill(fills.find(once, inOrder.rowsBetween(Window.unboundedPreceding(), Window.currentRow())));
        return spec.kind() == HistoryKind.SCD2 ? versions(found) : lastStates(found);
    }

    private Dataset<Row> withoutDuplicates(Dataset<Row> entries) {
        Column incoming = when(RANK.equalTo(Entry.INCOMING), 1L).otherwise(0L);
        WindowSpec first = atPlace.orderBy(RANK, col(HistoryColumns.REPLAYED), OPERATION, content);
        return entries.withColumn("__number", row_number().over(first))
                .withColumn(Entry.DUPLICATES, sum(incoming).over(atPlace).minus(incoming))
                .where(col("__number").equalTo(1))
                .drop("__number");
    }

    private Dataset<Row> versions(Dataset<Row> found) {
        Column place = struct(LSN, ORDER);
        Column stored = RANK.leq(Entry.STORED_DELETE);
        Dataset<Row> placed = found.withColumns(Map.of(
                "__until_here", max(AT).over(inOrder.rowsBetween(Window.unboundedPreceding(), Window.currentRow())),
                "__before", lag(OPERATION, 1).over(inOrder),
                "__next_lsn", lead(LSN, 1).over(inOrder),
                "__next_order", lead(ORDER, 1).over(inOrder),
                "__next_operation", lead(OPERATION, 1).over(inOrder),
                "__next_rank", lead(RANK, 1).over(inOrder),
                "__next_at", lead(AT, 1).over(inOrder),
                "__after_next_lsn", lead(LSN, 2).over(inOrder),
                Entry.LATE,
                        coalesce(
                                min(when(RANK.equalTo(Entry.INCOMING), place)).over(ofKey)
                                        .lt(max(when(stored, place)).over(ofKey)),
                                lit(false))));
        boolean close = spec.deletes() == OnDelete.CLOSE;
        Column folded = IS_DELETE.and(RANK.equalTo(Entry.STORED_DELETE)
                .or(close ? coalesce(col("__before").notEqual("DELETE"), lit(false)) : lit(false)));
        Column endedByDelete = IS_VERSION.and(coalesce(col("__next_operation").equalTo("DELETE"), lit(false)));
        Column remembersDelete =
                endedByDelete.and(close ? lit(true) : col("__next_rank").equalTo(Entry.STORED_DELETE));
        return settle(
                placed,
                folded,
                Map.of(
                        HistoryColumns.FROM, col("__until_here"),
                        HistoryColumns.TO,
                                when(IS_DELETE, col("__until_here"))
                                        .when(not(IS_LAST), greatest(col("__until_here"), col("__next_at"))),
                        HistoryColumns.CURRENT, IS_VERSION.and(IS_LAST),
                        HistoryColumns.LAST, IS_LAST.or(remembersDelete.and(col("__after_next_lsn").isNull())),
                        HistoryColumns.DELETED_LSN, when(endedByDelete, col("__next_lsn")),
                        HistoryColumns.DELETED_ORDER, when(endedByDelete, col("__next_order"))));
    }

    private Dataset<Row> lastStates(Dataset<Row> found) {
        Dataset<Row> placed =
                found.withColumn("__next_lsn", lead(LSN, 1).over(inOrder)).withColumn(Entry.LATE, lit(false));
        return settle(
                placed,
                not(IS_LAST),
                Map.of(
                        HistoryColumns.FROM, AT,
                        HistoryColumns.TO, when(IS_DELETE, AT),
                        HistoryColumns.CURRENT, IS_VERSION.and(IS_LAST),
                        HistoryColumns.LAST, IS_LAST));
    }

    /** Compares each stored row with what it is to be, and puts that in its place. */
    private Dataset<Row> settle(Dataset<Row> placed, Column withoutRow, Map<String, Column> rows) {
        Column same = fills.same();
        for (String name : rows.keySet()) {
            same = same.and(col(name).eqNullSafe(col("__new" + name)));
        }
        Column replaced = lit(spec.kind() == HistoryKind.SCD2 ? Entry.FOLDED : Entry.SUPERSEDED);
        Column fate = when(RANK.equalTo(Entry.INCOMING), when(withoutRow, replaced).otherwise(lit(Entry.NEW)))
                .when(RANK.notEqual(Entry.STORED), lit(Entry.HINT))
                .when(withoutRow, lit(Entry.REMOVED))
                .when(same, lit(Entry.KEPT))
                .otherwise(lit(Entry.REWRITTEN));
        Dataset<Row> settled = placed;
        for (Map.Entry<String, Column> row : rows.entrySet()) {
            settled = settled.withColumn("__new" + row.getKey(), row.getValue());
        }
        settled = settled.withColumn(Entry.FATE, fate);
        List<String> spent = new ArrayList<>(List.of(Entry.AT, Entry.CARRIES));
        for (String name : rows.keySet()) {
            settled = settled.withColumn(name, col("__new" + name));
            spent.add("__new" + name);
        }
        return settled.drop(spent.toArray(String[]::new));
    }
}
