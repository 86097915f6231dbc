package io.millrace.jobs.stream.table;

import io.delta.tables.DeltaTable;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.history.HistorySpec;
import io.millrace.jobs.history.HistoryTable;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.StreamColumn;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.rows.BatchId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Its name in the configuration. */
    public String name() {
        return config.name();
    }

    /** Its folder, without a slash at the end: Delta compares addresses letter by letter. */
    public String location() {
        return config.deltaPath().replaceFirst("/+$", "");
    }

    /** Its transforms. */
    public Transforms transforms() {
        return transforms;
    }

    /** Columns of its key, after transforms. */
    public List<String> keys() {
        return config.primaryKey().stream()
                .map(key -> transforms.column(key).output())
                .toList();
    }

    /** Its key's columns. */
    public Column[] keyColumns() {
        return keys().stream().map(Columns::named).toArray(Column[]::new);
    }

    /** Its key's columns, of rows before transforms. */
    public Column[] sourceKeyColumns() {
        return config.primaryKey().stream()
                .map(key -> Columns.named(key).as(transforms.column(key).output()))
                .toArray(Column[]::new);
    }

    /** What it is for changes of that shape. */
    public HistorySpec spec(TableShape shape) {
        return new HistorySpec(
                location(),
                keys(),
                config.history(),
                config.deletes(),
                columns(shape),
                config.onSchemaChange(),
                deletionVectors);
    }

    /** Opens it for changes of that shape, and makes it when it is not there. */
    public HistoryTable open(SparkSession spark, TableShape shape) {
        return HistoryTable.open(spark, spec(shape));
    }

    /** Its data columns for rows of that shape. */
    public StructType columns(TableShape shape) {
        return transforms.output(data(shape));
    }

    /** The rows that are current; empty when there is no table yet. */
    public Optional<Dataset<Row>> current(SparkSession spark) {
        return exists(spark) ? Optional.of(rows(spark).filter(col(HistoryColumns.CURRENT))) : Optional.empty();
    }

    /** All its rows; it must be there. */
    public Dataset<Row> rows(SparkSession spark) {
        return spark.read().format("delta").load(location());
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
        List<String> configured = Arrays.asList(columns(shape).fieldNames());
        return shape.with(Arrays.stream(columns(spark).fields())
                .filter(field -> !configured.contains(field.name()))
                .flatMap(field ->
                        ColumnTypes.of(field.dataType()).map(type -> StreamColumn.added(field.name(), type)).stream())
                .toList());
    }

    /** Gives the table the columns of the shape that it lacks, in a commit of their own. */
    public void follow(TableShape shape, SparkSession spark) {
        if (!exists(spark)) {
            return;
        }
        List<String> there = Arrays.asList(columns(spark).fieldNames());
        List<String> missing = Arrays.stream(columns(shape).fields())
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
        return DeltaTable.forPath(spark, location())
                .history(COMMITS_LOOKED_AT)
                .select("userMetadata")
                .collectAsList()
                .stream()
                .filter(row -> !row.isNullAt(0))
                .flatMap(row -> CommitNote.parse(row.getString(0)).stream())
                .findFirst();
    }

    /** What a batch that was committed before did, from the table's versions. */
    public AppliedChange applied(SparkSession spark, BatchId batch) {
        Map.Entry<Long, CommitNote> commit = DeltaTable.forPath(spark, location())
                .history(COMMITS_LOOKED_AT)
                .select("version", "userMetadata")
                .collectAsList()
                .stream()
                .filter(row -> !row.isNullAt(1))
                .flatMap(
                        row -> CommitNote.parse(row.getString(1)).stream().map(note -> Map.entry(row.getLong(0), note)))
                .filter(noted -> noted.getValue().batch() == batch.number()
                        && noted.getValue().query().equals(batch.query()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Batch %d of table %s was committed, but none of the last %d commits says so: its log was shortened"
                                .formatted(batch.number(), config.name(), COMMITS_LOOKED_AT)));
        long version = commit.getKey();
        Dataset<Row> after = currentAt(spark, version);
        Dataset<Row> before = currentAt(spark, version - 1);
        String[] place = Stream.concat(keys().stream(), Stream.of(HistoryColumns.LSN, HistoryColumns.ORDER))
                .toArray(String[]::new);
        return new AppliedChange(
                version,
                after.join(before, place, "left_anti"),
                before.join(after, place, "left_anti"),
                commit.getValue().warnings());
    }

    private Dataset<Row> currentAt(SparkSession spark, long version) {
        return spark.read()
                .format("delta")
                .option("versionAsOf", version)
                .load(location())
                .filter(col(HistoryColumns.CURRENT));
    }

    private StructType columns(SparkSession spark) {
        return exists(spark) ? HistoryColumns.dataOf(snapshot(spark).schema()) : new StructType();
    }

    private Snapshot snapshot(SparkSession spark) {
        return DeltaLog.forTableWithSnapshot(spark, location())._2();
    }

    private static String definition(StructField field) {
        return "`%s` %s"
                .formatted(field.name().replace("`", "``"), field.dataType().sql());
    }

    private static StructType data(TableShape shape) {
        StructType schema = new StructType();
        for (StreamColumn column : shape.columns()) {
            schema = schema.add(column.name(), Columns.type(column.type()));
        }
        return schema;
    }
}
