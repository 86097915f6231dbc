package io.millrace.jobs.stream.table;

import io.delta.tables.DeltaTable;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.history.HistorySpec;
import io.millrace.jobs.history.HistoryTable;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.stream.batch.Fields;
import io.millrace.jobs.stream.envelope.StreamColumn;
import io.millrace.jobs.stream.envelope.TableShape;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static org.apache.spark.sql.functions.col;

/** The Delta table of one configured table. */
public final class StreamTable {
    private static final int COMMITS_LOOKED_AT = 50;

    private final TableConfig config;
    private final Transforms transforms;
    private final boolean deletionVectors;

    /** @param deletionVectors whether ended rows are marked in their files instead of writing these anew */
    public StreamTable(TableConfig config, Transforms transforms, boolean deletionVectors) {
        this.config = config;
        this.transforms = transforms;
        this.deletionVectors = deletionVectors;
    }

    /** Its folder. */
    public String location() {
        return config.deltaPath();
    }

    /** Its transforms. */
    public Transforms transforms() {
        return transforms;
    }

    /** Opens it for changes of that shape, and makes it when it is not there. */
    public HistoryTable open(SparkSession spark, TableShape shape) {
        return HistoryTable.open(
                spark,
                new HistorySpec(
                        location(),
                        transforms.outputKey(),
                        config.history(),
                        config.deletes(),
                        transforms.output(data(shape)),
                        config.onSchemaChange(),
                        deletionVectors));
    }

    /** The rows that are current; empty when there is no table yet. */
    public Optional<Dataset<Row>> current(SparkSession spark) {
        return exists(spark)
                ? Optional.of(spark.read().format("delta").load(location()).filter(col(HistoryColumns.CURRENT)))
                : Optional.empty();
    }

    /** Whether it is there. */
    public boolean exists(SparkSession spark) {
        return snapshot(spark).version() >= 0;
    }

    /** Identity and columns as a text, another one whenever readers must look again. */
    public String fingerprint(SparkSession spark) {
        Snapshot snapshot = snapshot(spark);
        return snapshot.metadata().id() + " " + snapshot.schema().json();
    }

    /** The shape with the columns that the table was given since the configuration was written. */
    public TableShape evolved(TableShape shape, SparkSession spark) {
        List<String> configured =
                Arrays.asList(transforms.output(data(shape)).fieldNames());
        return shape.with(Arrays.stream(columns(spark).fields())
                .filter(field -> !configured.contains(field.name()))
                .flatMap(field -> ColumnTypes.of(field.dataType())
                        .map(type -> StreamColumn.added(field.name(), type))
                        .stream())
                .toList());
    }

    /** Gives the table the columns of the shape that it lacks, in a commit of their own. */
    public void follow(TableShape shape, SparkSession spark) {
        if (!exists(spark)) {
            return;
        }
        List<String> there = Arrays.asList(columns(spark).fieldNames());
        List<String> missing = Arrays.stream(transforms.output(data(shape)).fields())
                .filter(field -> !there.contains(field.name()))
                .map(StreamTable::definition)
                .toList();
        if (!missing.isEmpty()) {
            spark.sql("ALTER TABLE delta.`%s` ADD COLUMNS (%s)".formatted(location(), String.join(", ", missing)));
        }
    }

    /** What the last commit of a stream noted; empty when there is none. */
    public Optional<CommitNote> lastNote(SparkSession spark) {
        if (!exists(spark)) {
            return Optional.empty();
        }
        return DeltaTable.forPath(spark, location()).history(COMMITS_LOOKED_AT).select("userMetadata").collectAsList().stream()
                .filter(row -> !row.isNullAt(0))
                .flatMap(row -> CommitNote.parse(row.getString(0)).stream())
                .findFirst();
    }

    private StructType columns(SparkSession spark) {
        return exists(spark) ? HistoryColumns.dataOf(snapshot(spark).schema()) : new StructType();
    }

    private Snapshot snapshot(SparkSession spark) {
        return DeltaLog.forTableWithSnapshot(spark, location())._2();
    }

    private static String definition(StructField field) {
        return "`%s` %s".formatted(field.name().replace("`", "``"), field.dataType().sql());
    }

    private static StructType data(TableShape shape) {
        StructType schema = new StructType();
        for (StreamColumn column : shape.columns()) {
            schema = schema.add(column.name(), Fields.type(column.type()));
        }
        return schema;
    }
}
