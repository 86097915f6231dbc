package io.millrace.jobs.reconcile;

import io.delta.tables.DeltaTable;
import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.history.HistorySpec;
import io.millrace.jobs.history.HistoryTable;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.reconcile.compare.Comparer;
import io.millrace.jobs.reconcile.compare.Comparison;
import io.millrace.jobs.reconcile.lake.LakeProgress;
import io.millrace.jobs.reconcile.lake.LakeTable;
import io.millrace.jobs.reconcile.plan.EvolvedTable;
import io.millrace.jobs.reconcile.plan.Plans;
import io.millrace.jobs.reconcile.plan.TablePlan;
import io.millrace.jobs.reconcile.repair.Repair;
import io.millrace.jobs.reconcile.repair.RepairCounts;
import io.millrace.jobs.reconcile.repair.RepairRows;
import io.millrace.jobs.reconcile.repair.TakenRows;
import io.millrace.jobs.reconcile.source.SourceAccess;
import io.millrace.jobs.reconcile.source.SourceCatalog;
import io.millrace.jobs.reconcile.value.ComparedColumn;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Compares tables of a pipeline with their source, and repairs them if wanted. */
public final class Reconcile {
    private final SparkSession spark;
    private final PipelineConfig pipeline;
    private final ReconcileSettings settings;
    private final SourceAccess access;
    private final LakeProgress progress;
    private final Map<String, String> environment;

    /**
     * Reconciliation of a pipeline.
     *
     * @param environment where keys of hashes stand
     */
    public Reconcile(
            SparkSession spark,
            PipelineConfig pipeline,
            ReconcileSettings settings,
            SourceAccess access,
            LakeProgress progress,
            Map<String, String> environment) {
        this.spark = spark;
        this.pipeline = pipeline;
        this.settings = settings;
        this.access = access;
        this.progress = progress;
        this.environment = environment;
    }

    /**
     * Compares a table; if it has diverged and is to be repaired, repairs it and compares it again.
     *
     * @param run names the run
     * @throws InvalidInputException when the table cannot be compared as it is configured
     */
    public TableOutcome table(TableConfig table, boolean repair, String run) throws SQLException, InterruptedException {
        requireLogPositions(table);
        EvolvedTable evolved =
                EvolvedTable.of(table, Transforms.of(table, environment), LakeTable.columns(spark, table.deltaPath()));
        Transforms transforms = Transforms.of(evolved.table(), environment);
        String schema = pipeline.sourceDatabase() == null
                ? "public"
                : pipeline.sourceDatabase().schemaName();
        TablePlan plan = Plans.of(
                evolved, schema, SourceCatalog.columns(access, schema, table.name()), settings.profile(), transforms);
        LakeTable lake = new LakeTable(spark, plan, pipeline.settings().quarantinePath(), transforms.masked());
        Comparer comparer = new Comparer(access, plan, lake, progress, transforms.masked(), settings.limits());
        Repair repairing = repairing(plan, lake, transforms);
        if (repair) {
            repairing.finishEarlier(() -> history(plan, transforms));
        }
        Comparison found = comparer.compare();
        if (found.isConverged() || !repair) {
            return new TableOutcome(found, null, null);
        }
        RepairCounts counts = repairing.repair(found.faults().keySet(), history(plan, transforms), run);
        return new TableOutcome(found, counts, comparer.compare());
    }

    private Repair repairing(TablePlan plan, LakeTable lake, Transforms transforms) {
        String quarantine = pipeline.settings().quarantinePath();
        String name = plan.table().name() + "/";
        return new Repair(
                access,
                plan,
                lake,
                progress,
                transforms.masked(),
                new RepairRows(spark, plan, transforms, quarantine + name, references()),
                new TakenRows(spark, quarantine + "_repair/" + name),
                settings.patience(),
                settings.steps());
    }

    private HistoryTable history(TablePlan plan, Transforms transforms) {
        TableConfig table = plan.table();
        HistorySpec spec = new HistorySpec(
                table.deltaPath(),
                plan.keyColumns().stream().map(ComparedColumn::output).toList(),
                table.history(),
                table.deletes(),
                stored(table, transforms),
                table.onSchemaChange(),
                true);
        return HistoryTable.open(spark, spec);
    }

    private static StructType stored(TableConfig table, Transforms transforms) {
        StructType source = new StructType();
        for (var column : table.schema()) {
            source = source.add(column.name(), Columns.type(column.type()));
        }
        return transforms.output(source);
    }

    /** A table that no change came for yet has no rows. */
    private References references() {
        return name -> pipeline.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .map(table -> DeltaTable.isDeltaTable(spark, table.deltaPath())
                        ? spark.read()
                                .format("delta")
                                .load(table.deltaPath())
                                .filter(functions.col(HistoryColumns.CURRENT))
                        : spark.createDataFrame(List.<Row>of(), stored(table, Transforms.of(table, environment))));
    }

    /** Only places in PostgreSQL's log can be compared with a moment of it. */
    private void requireLogPositions(TableConfig table) {
        if (!table.sequenceBy().isEmpty()
                || CommitOrder.of(spark, table.deltaPath()).isOther()) {
            throw new InvalidInputException(List.of(new Problem(
                    "table " + table.name(),
                    "its changes are not ordered by places in the source's log, so that nobody can say what the lake must have",
                    "Let change capture write its topic, and leave out sequence_by.")));
        }
    }
}
