package io.millrace.jobs.reconcile.lake;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.envelope.ControlOperation;
import io.millrace.config.tables.OnTruncate;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.reconcile.plan.TablePlan;
import io.millrace.jobs.reconcile.value.ComparedColumn;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

/** A table of the lake with the places where its rows are set aside. */
public final class LakeTable {
    private static final DataType UNCHANGED =
            DataType.fromDDL("array<struct<column:string,lsn:bigint,transaction_order:bigint>>");

    private final SparkSession spark;
    private final TablePlan plan;
    private final String quarantinePath;
    private final Set<String> masked;

    /**
     * The lake's side of a plan.
     *
     * @param quarantinePath of all tables, with a slash at the end
     * @param masked columns, by their names in the source, whose values are hidden
     */
    public LakeTable(SparkSession spark, TablePlan plan, String quarantinePath, Set<String> masked) {
        this.spark = spark;
        this.plan = plan;
        this.quarantinePath = quarantinePath;
        this.masked = Set.copyOf(masked);
    }

    /**
     * The table as it is now.
     *
     * @throws InvalidInputException when its columns are not those of the configuration
     */
    public LakeVersion now() {
        String name = plan.table().name();
        // what was brought back is noted after it was merged
        Dataset<Row> replays = read(quarantinePath + "_replayed/" + name + "/");
        Dataset<Row> rows = read(plan.table().deltaPath());
        if (rows == null) {
            rows = spark.createDataFrame(List.of(), emptySchema());
        }
        requireColumns(rows.schema());
        // the stream keeps what it sets aside before it merges the rest: read in the other order, nothing is in neither
        SideRows side = new SideRows(
                plan,
                masked,
                read(quarantinePath + name + "/"),
                replays,
                read(quarantinePath + "_dead_letters/" + name + "/"));
        return new LakeVersion(
                spark, plan, rows, side, ignoredTruncate(read(quarantinePath + "_control/" + name + "/")));
    }

    /** The data columns of the table as it is now; none when there is no table yet. */
    public static StructType columns(SparkSession spark, String path) {
        var snapshot = DeltaLog.forTableWithSnapshot(spark, path)._2();
        return snapshot.version() < 0 ? new StructType() : HistoryColumns.dataOf(snapshot.schema());
    }

    private Place ignoredTruncate(Dataset<Row> controls) {
        if (controls == null || plan.table().onTruncate() != OnTruncate.IGNORE) {
            return null;
        }
        Row last = controls.filter(col("operation").equalTo(ControlOperation.TRUNCATE_TABLE.title()))
                .select(number("lsn"), coalesce(number("transaction-order"), lit(0L)))
                .toDF("lsn", "place")
                .filter(col("lsn").isNotNull())
                .agg(max(struct(col("lsn"), col("place"))))
                .head();
        return last.isNullAt(0)
                ? null
                : new Place(last.getStruct(0).getLong(0), last.getStruct(0).getLong(1));
    }

    private static Column number(String field) {
        return get_json_object(col("value"), "$['metadata']['" + field + "']").cast(DataTypes.LongType);
    }

    private Dataset<Row> read(String path) {
        long version = DeltaLog.forTableWithSnapshot(spark, path)._2().version();
        return version < 0
                ? null
                : spark.read().format("delta").option("versionAsOf", version).load(path);
    }

    private StructType emptySchema() {
        StructType schema = new StructType();
        for (ComparedColumn column : plan.columns()) {
            schema = schema.add(column.output(), Columns.type(column.type()));
        }
        return schema.add(HistoryColumns.OPERATION, DataTypes.StringType)
                .add(HistoryColumns.LSN, DataTypes.LongType)
                .add(HistoryColumns.ORDER, DataTypes.LongType)
                .add(HistoryColumns.TRANSACTION, DataTypes.LongType)
                .add(HistoryColumns.DELETED_LSN, DataTypes.LongType)
                .add(HistoryColumns.DELETED_ORDER, DataTypes.LongType)
                .add(HistoryColumns.UNCHANGED, UNCHANGED)
                .add(HistoryColumns.CURRENT, DataTypes.BooleanType)
                .add(HistoryColumns.LAST, DataTypes.BooleanType);
    }

    private void requireColumns(StructType there) {
        List<String> names = Arrays.asList(there.fieldNames());
        List<Problem> problems = new ArrayList<>();
        for (ComparedColumn column : plan.columns()) {
            DataType expected = Columns.type(column.type());
            if (!names.contains(column.output())) {
                problems.add(problem(column, "the table in the lake does not have it"));
            } else if (!there.apply(column.output()).dataType().equals(expected)) {
                problems.add(problem(
                        column,
                        "it is %s in the lake where the configuration says %s"
                                .formatted(
                                        there.apply(column.output()).dataType().simpleString(),
                                        expected.simpleString())));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private Problem problem(ComparedColumn column, String why) {
        return new Problem(
                "column %s of table %s (%s)"
                        .formatted(
                                column.output(),
                                plan.table().name(),
                                plan.table().deltaPath()),
                why,
                "Bring tables.yaml and the table in line; a table that the stream has written since does so itself.");
    }
}
