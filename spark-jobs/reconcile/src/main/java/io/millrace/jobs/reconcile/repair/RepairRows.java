package io.millrace.jobs.reconcile.repair;

import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.rules.RowJudge;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.reconcile.lake.LakeVersion;
import io.millrace.jobs.reconcile.plan.KeyName;
import io.millrace.jobs.reconcile.plan.TablePlan;
import io.millrace.jobs.reconcile.value.ComparedColumn;
import io.millrace.jobs.reconcile.value.DeclaredValue;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

/** Makes changes, as a table with history takes them, of rows of the source: judged by the table's rules, and transformed. */
public final class RepairRows {
    private final SparkSession spark;
    private final TablePlan plan;
    private final Transforms transforms;
    private final RowJudge judge;

    /**
     * Rows of a table.
     *
     * @param references the other tables, for rules that compare with them
     */
    public RepairRows(SparkSession spark, TablePlan plan, Transforms transforms, References references) {
        this.spark = spark;
        this.plan = plan;
        this.transforms = transforms;
        this.judge = RowJudge.of(plan.table(), references);
    }

    /**
     * Changes.
     *
     * @param changes {@code null} when there are none
     * @param passed how many rows of the source are among them
     */
    record Prepared(Dataset<Row> changes, long passed) {}

    /**
     * The changes of a repair.
     *
     * @param rewritten raw rows of the source
     * @param deleted keys that the source lacks
     * @param doubled keys with more than one current row: of those the last is among the changes as it is
     */
    Prepared prepare(
            LakeVersion version,
            long place,
            Instant time,
            Map<KeyName, List<String>> rewritten,
            Collection<KeyName> deleted,
            Collection<KeyName> doubled) {
        Dataset<Row> judged = judge.judge(rows(rewritten.values(), "UPDATE"))
                .filter(not(RowJudge.isSetAside()))
                .drop(RowJudge.FAILED_RULES)
                .localCheckpoint();
        long passed = judged.count();
        Dataset<Row> changes = null;
        if (passed > 0) {
            changes = at(transforms.apply(judged), place, time);
        }
        if (!deleted.isEmpty()) {
            Dataset<Row> deletes = at(transforms.apply(keys(deleted)), place, time);
            changes = changes == null ? deletes : changes.unionByName(deletes);
        }
        if (!doubled.isEmpty()) {
            Dataset<Row> last = version.lastCurrent(doubled).localCheckpoint();
            changes = changes == null ? last : changes.unionByName(last);
        }
        return new Prepared(changes, passed);
    }

    private Dataset<Row> rows(Collection<List<String>> raw, String operation) {
        List<Row> rows = new ArrayList<>();
        for (List<String> row : raw) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < plan.columns().size(); i++) {
                values.add(plan.columns().get(i).declared(row.get(i)));
            }
            if (!values.contains(DeclaredValue.UNFIT)) {
                rows.add(row(values, operation));
            }
        }
        return spark.createDataFrame(rows, schema());
    }

    private Dataset<Row> keys(Collection<KeyName> keys) {
        List<Row> rows = new ArrayList<>();
        for (KeyName key : keys) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < plan.columns().size(); i++) {
                int part = plan.keys().indexOf(i);
                values.add(
                        part < 0 ? null : key.value(part, plan.columns().get(i).type()));
            }
            rows.add(row(values, "DELETE"));
        }
        return spark.createDataFrame(rows, schema());
    }

    private static Row row(List<Object> values, String operation) {
        List<Object> all = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof LocalDate day) {
                all.add(java.sql.Date.valueOf(day));
            } else {
                all.add(value instanceof Instant moment ? java.sql.Timestamp.from(moment) : value);
            }
        }
        all.add(operation);
        return RowFactory.create(all.toArray());
    }

    private StructType schema() {
        StructType schema = new StructType();
        for (ComparedColumn column : plan.columns()) {
            schema = schema.add(
                    column.name(), Columns.type(column.transform().source().type()));
        }
        return schema.add(HistoryColumns.OPERATION, DataTypes.StringType);
    }

    /** With their place; columns that could not be read keep the value that the table has. */
    private Dataset<Row> at(Dataset<Row> rows, long place, Instant time) {
        Dataset<Row> whole = rows;
        List<String> unread = new ArrayList<>();
        for (String name : plan.uncompared().keySet()) {
            var column = transforms.column(name);
            whole = whole.withColumn(column.output(), lit(null).cast(Columns.type(column.type())));
            unread.add(column.output());
        }
        Column unchanged = unread.isEmpty()
                ? lit(new String[0])
                : org.apache
                        .spark
                        .sql
                        .functions
                        .when(
                                Columns.named(HistoryColumns.OPERATION).notEqual("DELETE"),
                                lit(unread.toArray(String[]::new)))
                        .otherwise(lit(new String[0]));
        return whole.withColumn(HistoryColumns.LSN, lit(place))
                .withColumn(HistoryColumns.ORDER, lit(0L))
                .withColumn(HistoryColumns.TRANSACTION, lit(null).cast(DataTypes.LongType))
                .withColumn(HistoryColumns.COMMIT, lit(java.sql.Timestamp.from(time)))
                .withColumn(HistoryColumns.INGESTED, lit(java.sql.Timestamp.from(Instant.now())))
                .withColumn(HistoryColumns.UNCHANGED, unchanged)
                .withColumn(HistoryColumns.REPLAYED, lit(true));
    }
}
