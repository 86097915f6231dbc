package io.millrace.jobs.history.timeline;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.history.HistorySpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
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
    private static final Column IS_LAST = col(Neighbours.NEXT_LSN).isNull();

    private final HistorySpec spec;
    private final StructType table;
    private final Fills fills;
    private final Column[] keys;
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
        this.keys = spec.keys().stream().map(name -> col(name)).toArray(Column[]::new);
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
        Map<String, Column> rows = fills.filled();
        rows.putAll(scd2 ? version() : lastState());
        Dataset<Row> settled = also(known(entries), NEW, rows);

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

    /** The entries without duplicates, each with what it must know of the others of its key. */
    private Dataset<Row> known(Dataset<Row> entries) {
        Column[] inOrder = Stream.of(
                        Stream.of(keys), Stream.of(LSN, ORDER, RANK, col(HistoryColumns.REPLAYED), OPERATION, content))
                .flatMap(columns -> columns)
                .toArray(Column[]::new);
        Dataset<Row> sorted =
                also(entries, "", fills.carried()).repartition(keys).sortWithinPartitions(inOrder);
        StructType schema = sorted.schema();
        Neighbours neighbours = new Neighbours(schema, spec.keys(), fills.columns(), fills.carriedNames());
        return entries.sparkSession()
                .internalCreateDataFrame(
                        sorted.queryExecution()
                                .toRdd()
                                .toJavaRDD()
                                .mapPartitions(neighbours)
                                .rdd(),
                        Neighbours.schema(schema, fills.columns(), Fills.FOUND),
                        false);
    }

    /** Deletes that the row before them remembers; without such a row, or where tombstones are kept, a delete is a row itself. */
    private Column folded() {
        Column followsVersion = coalesce(col(Neighbours.BEFORE).notEqual("DELETE"), lit(false));
        Column remembered = RANK.equalTo(Entry.STORED_DELETE).or(lit(spec.deletes() == OnDelete.CLOSE));
        return IS_DELETE.and(followsVersion).and(remembered);
    }

    private Map<String, Column> version() {
        Column from = col(Neighbours.UNTIL_HERE);
        Column deleted = IS_VERSION.and(coalesce(col(Neighbours.NEXT_OPERATION).equalTo("DELETE"), lit(false)));
        Column remembers = deleted.and(lit(spec.deletes() == OnDelete.CLOSE)
                .or(col(Neighbours.NEXT_RANK).equalTo(Entry.STORED_DELETE)));
        Map<String, Column> row = new LinkedHashMap<>();
        row.put(HistoryColumns.FROM, from);
        row.put(HistoryColumns.TO, when(IS_DELETE, from).when(not(IS_LAST), greatest(from, col(Neighbours.NEXT_AT))));
        row.put(HistoryColumns.CURRENT, IS_VERSION.and(IS_LAST));
        row.put(
                HistoryColumns.LAST,
                IS_LAST.or(remembers.and(col(Neighbours.AFTER_NEXT_LSN).isNull())));
        row.put(HistoryColumns.DELETED_LSN, when(deleted, col(Neighbours.NEXT_LSN)));
        row.put(HistoryColumns.DELETED_ORDER, when(deleted, col(Neighbours.NEXT_ORDER)));
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

    private static Dataset<Row> also(Dataset<Row> rows, String prefix, Map<String, Column> more) {
        List<Column> columns = new ArrayList<>(List.of(col("*")));
        more.forEach((name, value) -> columns.add(value.as(prefix + name)));
        return rows.select(columns.toArray(Column[]::new));
    }
}
