package io.millrace.jobs.replay.table;

import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.aside.Quarantine;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.load.CompletedLoads;
import io.millrace.jobs.stream.load.UnloadedRows;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.stream.unsent.UnsentValues;
import io.millrace.jobs.stream.waiting.HiddenValues;
import io.millrace.jobs.stream.waiting.Rejudging;
import io.millrace.jobs.stream.waiting.ReplayLedger;
import io.millrace.jobs.stream.waiting.SetAside;
import io.millrace.jobs.stream.waiting.ShapedRows;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table as the stream knows it.
 *
 * @param shape its columns, with those that came after the configuration was written
 */
public record TableParts(
        SparkSession spark, PipelineConfig pipeline, TableConfig config, StreamTable table, TableShape shape) {
    /** The parts of a configured table. */
    public static TableParts of(
            SparkSession spark, PipelineConfig pipeline, TableConfig config, Map<String, String> environment) {
        StreamTable table = new StreamTable(
                config,
                Transforms.of(config, environment),
                Boolean.parseBoolean(environment.getOrDefault("MILLRACE_DELETION_VECTORS", "true")));
        return new TableParts(
                spark, pipeline, config, table, table.evolved(TableShape.of(config, pipeline.sourceDatabase()), spark));
    }

    /** What lies aside of it; empty when nothing was ever set aside. */
    public Optional<SetAside> aside() {
        return SetAside.of(spark, pipeline.settings().quarantinePath(), config.name());
    }

    ReplayLedger ledger() {
        return new ReplayLedger(spark, pipeline.settings().quarantinePath(), config.name());
    }

    /** Address of the control messages that were kept. */
    String controls() {
        return pipeline.settings().quarantinePath() + "_control/" + config.name() + "/";
    }

    /** The loads that were read completely. */
    CompletedLoads completedLoads() {
        return new CompletedLoads(pipeline.settings().quarantinePath(), config.name());
    }

    /** What a load did not bring. */
    UnloadedRows unloadedRows() {
        String quarantine = pipeline.settings().quarantinePath() + config.name() + "/";
        return new UnloadedRows(table, new Quarantine(quarantine, table.transforms()));
    }

    /** The columns that name a change: those of the key, by their names in the source, and its place. */
    String[] placeNames() {
        return Stream.concat(config.primaryKey().stream(), Stream.of(Fields.LSN, Fields.TRANSACTION_ORDER))
                .toArray(String[]::new);
    }

    /** The same, as columns. */
    Column[] place() {
        return Stream.of(placeNames()).map(Columns::named).toArray(Column[]::new);
    }

    /** Shapes rows of the quarantine. */
    public ShapedRows shaped() {
        return new ShapedRows(shape, table.transforms());
    }

    /** Judges them by the rules of now. */
    public Rejudging rejudging() {
        return new Rejudging(
                config,
                shape,
                table.transforms(),
                references(),
                UnsentValues.of(table, config, pipeline.settings().quarantinePath())::judge);
    }

    /** Their hidden values. */
    public HiddenValues hidden() {
        return new HiddenValues(shape, table.transforms());
    }

    /** The other tables as rules see them. */
    References references() {
        return name -> pipeline.tables().stream()
                .filter(other -> other.name().equals(name))
                .findFirst()
                .map(other -> {
                    StreamTable there = new StreamTable(other, Transforms.of(other), true);
                    return there.current(spark)
                            .orElseGet(() -> spark.createDataFrame(
                                    List.of(), there.columns(TableShape.of(other, pipeline.sourceDatabase()))));
                });
    }
}
