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
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final BrokenRows broken;

    /**
     * Rows of a table.
     *
     * @param quarantine folder of the rows that were set aside
     * @param references the other tables, for rules that compare with them
     */
    public RepairRows(
            SparkSession spark, TablePlan plan, Transforms transforms, String quarantine, References references) {
        this.spark = spark;
        this.plan = plan;
        this.transforms = transforms;
        this.judge = RowJudge.of(plan.table(), references);
        this.broken = new BrokenRows(plan, transforms, quarantine);
    }

    /**
     * Changes.
     *
     * @param changes {@code null} when there are none
     * @param passed how many rows of the source are among them
     * @param broken rows of the source that break a rule; {@code null} when there are none
     * @param doubled the last row of each key that has several
     */
    record Prepared(Dataset<Row> changes, long passed, Dataset<Row> broken, Dataset<Row> doubled) {}

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
        Dataset<Row> judged = judge.judge(rows(rewritten, place)).localCheckpoint();
        Dataset<Row> good = judged.filter(not(RowJudge.isSetAside())).drop(RowJudge.FAILED_RULES, BrokenRows.OFFSET);
        Dataset<Row> bad = judged.filter(RowJudge.isSetAside());
        long passed = good.count();
        Dataset<Row> changes = null;
        if (passed > 0) {
            changes = at(transforms.apply(good), version.columns(), place, time);
        }
        if (!deleted.isEmpty()) {
            Dataset<Row> deletes = at(transforms.apply(keys(deleted)), version.columns(), place, time);
            changes = changes == null ? deletes : changes.unionByName(deletes);
        }
        Dataset<Row> last = null;
        if (!doubled.isEmpty()) {
            last = version.lastCurrent(doubled).localCheckpoint();
            changes = changes == null ? last : changes.unionByName(last);
        }
        return new Prepared(changes, passed, bad.isEmpty() ? null : bad, last);
    }

    /** Keeps rows that break a rule, with the reason. */
    void setAside(Dataset<Row> rows, long place, Instant time, String run) {
        broken.keep(rows, place, time, run);
    }

    private Dataset<Row> rows(Map<KeyName, List<String>> raw, long place) {
        List<Row> rows = new ArrayList<>();
        raw.forEach((key, row) -> {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < plan.columns().size(); i++) {
                values.add(plan.columns().get(i).declared(row.get(i)));
            }
            if (!values.contains(DeclaredValue.UNFIT)) {
                rows.add(row(values, "UPDATE", broken.offset(key, place)));
            }
        });
        return spark.createDataFrame(rows, schema().add(BrokenRows.OFFSET, DataTypes.LongType));
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
            rows.add(row(values, "DELETE", null));
        }
        return spark.createDataFrame(rows, schema());
    }

    private static Row row(List<Object> values, String operation, Long offset) {
        List<Object> all = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof LocalDate day) {
                all.add(java.sql.Date.valueOf(day));
            } else {
                all.add(value instanceof Instant moment ? java.sql.Timestamp.from(moment) : value);
            }
        }
        all.add(operation);
        if (offset != null) {
            all.add(offset);
        }
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
    private static Dataset<Row> at(Dataset<Row> rows, StructType table, long place, Instant time) {
        Dataset<Row> whole = rows;
        List<String> unread = new ArrayList<>();
        List<String> there = Arrays.asList(rows.columns());
        for (StructField field : table.fields()) {
            if (!there.contains(field.name())) {
                whole = whole.withColumn(field.name(), lit(null).cast(field.dataType()));
                unread.add(field.name());
            }
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
