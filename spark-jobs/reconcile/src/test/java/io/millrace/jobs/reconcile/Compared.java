package io.millrace.jobs.reconcile;

import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.reconcile.compare.Comparer;
import io.millrace.jobs.reconcile.compare.Comparison;
import io.millrace.jobs.reconcile.compare.Limits;
import io.millrace.jobs.reconcile.lake.LakeProgress;
import io.millrace.jobs.reconcile.lake.LakeTable;
import io.millrace.jobs.reconcile.plan.EvolvedTable;
import io.millrace.jobs.reconcile.plan.Plans;
import io.millrace.jobs.reconcile.plan.TablePlan;
import io.millrace.jobs.reconcile.source.SourceCatalog;
import io.millrace.jobs.reconcile.value.ComparedColumn;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.lit;

/** A table in database and lake, in the layout of tables with history. */
public final class Compared {
    public static final Map<String, String> HASH_KEYS = Map.of("HASH_KEY", "s3cret");

    public final TableConfig table;
    public final Transforms transforms;
    public final TypeProfile profile;
    private final Path folder;

    public Compared(TableConfig table, Path folder, TypeProfile profile) {
        this.table = table;
        this.folder = folder;
        this.profile = profile;
        this.transforms = Transforms.of(table, HASH_KEYS);
    }

    /** Writes rows as a load does; before transforms. */
    public Compared load(Dataset<Row> rows) {
        write(current(transforms.apply(rows), Lake.place()));
        return this;
    }

    /** Transformed rows as current ones. */
    public static Dataset<Row> current(Dataset<Row> rows, long lsn) {
        return rows.withColumn(HistoryColumns.OPERATION, lit("INSERT"))
                .withColumn(HistoryColumns.FROM, lit("2025-01-01").cast("timestamp"))
                .withColumn(HistoryColumns.TO, lit(null).cast("timestamp"))
                .withColumn(HistoryColumns.INGESTED, lit("2025-01-01").cast("timestamp"))
                .withColumn(HistoryColumns.LSN, lit(lsn))
                .withColumn(HistoryColumns.ORDER, lit(0L))
                .withColumn(HistoryColumns.TRANSACTION, lit(null).cast("bigint"))
                .withColumn(HistoryColumns.BATCH, lit(0L))
                .withColumn(HistoryColumns.REPLAYED, lit(false))
                .withColumn(HistoryColumns.DELETED_LSN, lit(null).cast("bigint"))
                .withColumn(HistoryColumns.DELETED_ORDER, lit(null).cast("bigint"))
                .withColumn(
                        HistoryColumns.UNCHANGED,
                        lit(null).cast("array<struct<column:string,lsn:bigint,transaction_order:bigint>>"))
                .withColumn(HistoryColumns.CURRENT, lit(true))
                .withColumn(HistoryColumns.LAST, lit(true));
    }

    public void write(Dataset<Row> rows) {
        rows.write()
                .format("delta")
                .mode("append")
                .partitionBy(HistoryColumns.CURRENT, HistoryColumns.LAST)
                .save(table.deltaPath());
    }

    public Dataset<Row> lake() {
        return Lake.SPARK.read().format("delta").load(table.deltaPath());
    }

    /** Changes the lake behind everybody's back. */
    public void fault(String sql) {
        Lake.SPARK.sql(sql.formatted("delta.`" + table.deltaPath() + "`"));
    }

    /** A second current row. */
    public void duplicate(String condition) {
        write(lake().filter(condition).filter(HistoryColumns.CURRENT).localCheckpoint());
    }

    public String quarantinePath() {
        return folder.resolve("quarantine").toUri() + "/";
    }

    public TablePlan plan() {
        try {
            EvolvedTable evolved = EvolvedTable.of(table, transforms, LakeTable.columns(Lake.SPARK, table.deltaPath()));
            return Plans.of(
                    evolved,
                    "public",
                    SourceCatalog.columns(Lake.access(), "public", table.name()),
                    profile,
                    Transforms.of(evolved.table(), HASH_KEYS));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Comparison compare() {
        return compare((name, place) -> {}, Limits.USUAL);
    }

    public Comparison compare(LakeProgress progress, Limits limits) {
        TablePlan plan = plan();
        try {
            return new Comparer(Lake.access(), plan, lakeTable(plan), progress, transforms.masked(), limits).compare();
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public LakeTable lakeTable(TablePlan plan) {
        return new LakeTable(Lake.SPARK, plan, quarantinePath(), transforms.masked());
    }

    /** Faults as {@code key: VERDICT}. */
    public static Map<String, String> faults(Comparison comparison, TablePlan plan) {
        return comparison.faults().entrySet().stream()
                .collect(Collectors.toMap(
                        fault -> fault.getKey().shown(plan.keyTypes()),
                        fault -> fault.getValue().name(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    public Map<String, String> faults(Comparison comparison) {
        return faults(comparison, plan());
    }

    /** Names of the columns in the lake. */
    public String[] outputs() {
        return plan().columns().stream().map(ComparedColumn::output).toArray(String[]::new);
    }

    static Dataset<Row> select(Dataset<Row> rows, String... columns) {
        return rows.select(Arrays.stream(columns).map(functions::expr).toArray(org.apache.spark.sql.Column[]::new));
    }
}
