package io.millrace.jobs.history.timeline;

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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
    private static final String NEW = "__new_";
    private static final Column IS_LAST = col("__next_lsn").isNull();

    private final HistorySpec spec;
    private final StructType table;
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
        this.table = table;
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

    /**
     * The entries with their new rows and what became of each; changes that were there before are gone and counted.
     *
     * @param before columns of which the value before is kept, too
     */
    public Dataset<Row> of(Dataset<Row> entries, Collection<String> before) {
        boolean scd2 = spec.kind() == HistoryKind.SCD2;
        Map<String, Column> seen = fills.found(upToHere());
        seen.putAll(scd2 ? neighbours() : Map.of("__next_lsn", lead(LSN, 1).over(inOrder)));
        Map<String, Column> rows = fills.filled();
        rows.putAll(scd2 ? version() : lastState());
        Dataset<Row> settled = also(also(withoutDuplicates(entries), "", seen), NEW, rows);

        List<Column> columns = new ArrayList<>();
        for (String name : table.fieldNames()) {
            columns.add(rows.containsKey(name) ? col(NEW + name).as(name) : col("`" + name + "`"));
        }
        before.forEach(name -> columns.add(col("`" + name + "`").as(Entry.WAS + name)));
        columns.add(fate(rows.keySet(), scd2 ? folded() : not(IS_LAST)).as(Entry.FATE));
        columns.add(col(HistoryColumns.CURRENT).as(Entry.WAS_CURRENT));
        columns.add((scd2 ? col(Entry.LATE) : lit(false)).as(Entry.LATE));
        columns.add(col(Entry.DUPLICATES));
        columns.add(col(Entry.FILE));
        columns.add(col(Entry.ROW));
        return settled.select(columns.toArray(Column[]::new));
    }

    private Dataset<Row> withoutDuplicates(Dataset<Row> entries) {
        Column incoming = when(RANK.equalTo(Entry.INCOMING), 1L).otherwise(0L);
        WindowSpec first = atPlace.orderBy(RANK, col(HistoryColumns.REPLAYED), OPERATION, content);
        return entries.select(
                        col("*"),
                        row_number().over(first).as("__number"),
                        sum(incoming).over(atPlace).minus(incoming).as(Entry.DUPLICATES))
                .where(col("__number").equalTo(1));
    }

    private Map<String, Column> neighbours() {
        Column place = struct(LSN, ORDER);
        Column stored = RANK.leq(Entry.STORED_DELETE);
        Map<String, Column> seen = new LinkedHashMap<>();
        seen.put("__until_here", max(AT).over(upToHere()));
        seen.put("__before", lag(OPERATION, 1).over(inOrder));
        seen.put("__next_lsn", lead(LSN, 1).over(inOrder));
        seen.put("__next_order", lead(ORDER, 1).over(inOrder));
        seen.put("__next_operation", lead(OPERATION, 1).over(inOrder));
        seen.put("__next_rank", lead(RANK, 1).over(inOrder));
        seen.put("__next_at", lead(AT, 1).over(inOrder));
        seen.put("__after_next_lsn", lead(LSN, 2).over(inOrder));
        Column oldest = min(when(RANK.equalTo(Entry.INCOMING), place)).over(ofKey);
        Column newest = max(when(stored, place)).over(ofKey);
        seen.put(Entry.LATE, coalesce(oldest.lt(newest), lit(false)));
        return seen;
    }

    /** Deletes that the row before them remembers; without such a row, or where tombstones are kept, a delete is a row itself. */
    private Column folded() {
        Column followsVersion = coalesce(col("__before").notEqual("DELETE"), lit(false));
        Column remembered = RANK.equalTo(Entry.STORED_DELETE).or(lit(spec.deletes() == OnDelete.CLOSE));
        return IS_DELETE.and(followsVersion).and(remembered);
    }

    private Map<String, Column> version() {
        Column from = col("__until_here");
        Column deleted = IS_VERSION.and(coalesce(col("__next_operation").equalTo("DELETE"), lit(false)));
        Column remembers = deleted.and(
                lit(spec.deletes() == OnDelete.CLOSE).or(col("__next_rank").equalTo(Entry.STORED_DELETE)));
        Map<String, Column> row = new LinkedHashMap<>();
        row.put(HistoryColumns.FROM, from);
        row.put(HistoryColumns.TO, when(IS_DELETE, from).when(not(IS_LAST), greatest(from, col("__next_at"))));
        row.put(HistoryColumns.CURRENT, IS_VERSION.and(IS_LAST));
        row.put(
                HistoryColumns.LAST,
                IS_LAST.or(remembers.and(col("__after_next_lsn").isNull())));
        row.put(HistoryColumns.DELETED_LSN, when(deleted, col("__next_lsn")));
        row.put(HistoryColumns.DELETED_ORDER, when(deleted, col("__next_order")));
        return row;
    }

    private static Map<String, Column> lastState() {
        Map<String, Column> row = new LinkedHashMap<>();
        row.put(HistoryColumns.FROM, AT);
        row.put(HistoryColumns.TO, when(IS_DELETE, AT));
        row.put(HistoryColumns.CURRENT, IS_VERSION.and(IS_LAST));
        row.put(HistoryColumns.LAST, IS_LAST);
        return row;
    }

    private Column fate(Collection<String> changing, Column withoutRow) {
        Column same = lit(true);
        for (String name : changing) {
            same = same.and(col(name).eqNullSafe(col(NEW + name)));
        }
        Column replaced = lit(spec.kind() == HistoryKind.SCD2 ? Entry.FOLDED : Entry.SUPERSEDED);
        return when(RANK.equalTo(Entry.INCOMING), when(withoutRow, replaced).otherwise(lit(Entry.NEW)))
                .when(RANK.equalTo(Entry.STORED_DELETE).and(not(withoutRow)), lit(Entry.RESTORED))
                .when(RANK.notEqual(Entry.STORED), lit(Entry.HINT))
                .when(withoutRow, lit(Entry.REMOVED))
                .when(same, lit(Entry.KEPT))
                .otherwise(lit(Entry.REWRITTEN));
    }

    private WindowSpec upToHere() {
        return inOrder.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    }

    private static Dataset<Row> also(Dataset<Row> rows, String prefix, Map<String, Column> more) {
        List<Column> columns = new ArrayList<>(List.of(col("*")));
        more.forEach((name, value) -> columns.add(value.as(prefix + name)));
        return rows.select(columns.toArray(Column[]::new));
    }
}
