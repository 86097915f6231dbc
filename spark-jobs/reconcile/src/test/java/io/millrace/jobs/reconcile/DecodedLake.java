package io.millrace.jobs.reconcile;

import io.delta.tables.DeltaTable;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.reconcile.lake.LakeProgress;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

/**
 * A lake that follows a table through PostgreSQL's own logical decoding, with the places and transactions that it tells, and only when it
 * is waited for: as far behind as can be. Columns: id bigint, label text, n integer.
 */
final class DecodedLake implements LakeProgress {
    private static final Pattern CHANGE = Pattern.compile(
            "table public\\.(\\w+): (INSERT|UPDATE|DELETE): id\\[bigint]:(\\d+)(?: label\\[text]:'(\\w*)' n\\[integer]:(-?\\d+))?");

    private final Compared table;
    private final String slot;
    private Runnable before = () -> {};
    private long applied;

    DecodedLake(Compared table, String slot) {
        this.table = table;
        this.slot = slot;
    }

    /** What happens in the source meanwhile: the lake will be ahead of the moment for which it is waited. */
    void beforeEachBatch(Runnable meanwhile) {
        before = meanwhile;
    }

    long applied() {
        return applied;
    }

    static void createSlot(String slot) {
        Lake.sql("select pg_create_logical_replication_slot('" + slot + "', 'test_decoding')");
    }

    /** Everything that is committed by now: mostly more than was asked for. */
    @Override
    public void await(String name, long place) {
        before.run();
        Map<Long, Object[]> last = new LinkedHashMap<>();
        String sql =
                "select pg_wal_lsn_diff(lsn, '0/0')::bigint, xid::text::bigint, data from pg_logical_slot_get_changes(?, null, null)";
        try (Connection connection = Lake.connect();
                PreparedStatement changes = connection.prepareStatement(sql)) {
            changes.setString(1, slot);
            try (ResultSet row = changes.executeQuery()) {
                while (row.next()) {
                    Matcher change = CHANGE.matcher(row.getString(3));
                    if (change.matches() && change.group(1).equals(table.table.name())) {
                        take(last, change, row.getLong(1), row.getLong(2));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (!last.isEmpty()) {
            merge(new ArrayList<>(last.values()));
        }
    }

    private void take(Map<Long, Object[]> last, Matcher change, long lsn, long xid) {
        applied++;
        long id = Long.parseLong(change.group(3));
        boolean delete = change.group(2).equals("DELETE");
        last.put(id, new Object[] {
            id,
            delete ? null : change.group(4),
            delete ? null : Integer.valueOf(change.group(5)),
            change.group(2),
            lsn,
            xid,
            delete ? (Object) lsn : null,
            !delete
        });
    }

    private void merge(List<Object[]> rows) {
        StructType schema = StructType.fromDDL(
                "id bigint, label string, n int, _operation string, _lsn bigint, _transaction_id bigint, _deleted_lsn bigint, _is_current boolean");
        Dataset<Row> changes =
                Lake.SPARK.createDataFrame(rows.stream().map(RowFactory::create).toList(), schema);
        Dataset<Row> whole = changes;
        Dataset<Row> defaults = Compared.current(changes.select("id", "label", "n"), 0);
        for (String name : defaults.columns()) {
            if (!List.of(changes.columns()).contains(name)) {
                whole = whole.withColumn(
                        name, lit(null).cast(defaults.schema().apply(name).dataType()));
            }
        }
        whole = whole.withColumn(HistoryColumns.LAST, lit(true)).withColumn(HistoryColumns.ORDER, lit(0L));
        DeltaTable.forPath(Lake.SPARK, table.table.deltaPath())
                .as("t")
                .merge(whole.as("s"), col("t.id").equalTo(col("s.id")).and(col("t._is_last")))
                .whenMatched()
                .updateAll()
                .whenNotMatched()
                .insertAll()
                .execute();
    }
}
