package io.millrace.jobs.stream.run;

import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.stream.batch.PipelineParts;
import io.millrace.jobs.stream.batch.TablePipeline;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.measure.TableMeasurement;
import io.millrace.jobs.stream.start.StreamArguments;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.stream.tell.BatchEvents;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The streams of a pipeline in one session. */
public final class StreamJob {
    private final SparkSession spark;
    private final PipelineConfig config;
    private final StreamArguments arguments;
    private final StreamSettings settings;
    private final StopGate gate = new StopGate();

    /** A job that is ready to run. */
    public StreamJob(SparkSession spark, PipelineConfig config, StreamArguments arguments, StreamSettings settings) {
        this.spark = spark;
        this.config = config;
        this.arguments = arguments;
        this.settings = settings;
    }

    /** Asks it to end; batches that began are finished. */
    public void end() {
        gate.close();
    }

    /** Runs until it is asked to end, all is read, or no table can go on; true when every table ended well. */
    public boolean run() throws InterruptedException {
        LagLines lag = new LagLines(settings.progress());
        spark.streams().addListener(lag);
        try (Upkeep upkeep = new Upkeep(spark, settings.careEvery(), Upkeep.policy(config), settings.progress())) {
            List<TableStream> streams = config.tables().stream()
                    .filter(table -> !table.internal())
                    .filter(table ->
                            arguments.tables().isEmpty() || arguments.tables().contains(table.name()))
                    .map(table -> stream(table, upkeep))
                    .toList();
            return new StreamSupervisor(streams, gate, settings.grace()).run();
        } finally {
            spark.streams().removeListener(lag);
        }
    }

    private TableStream stream(TableConfig table, Upkeep upkeep) {
        String root = arguments.checkpointRoot() == null
                ? config.settings().checkpointLocation()
                : arguments.checkpointRoot();
        TableSource source = new TableSource(
                spark,
                table,
                settings.kafka(),
                root + table.name() + "/",
                arguments.availableNow()
                        ? Trigger.AvailableNow()
                        : Trigger.ProcessingTime(
                                config.settings().triggerInterval().toMillis()),
                arguments.maxMessages());
        return new TableStream(
                source,
                () -> new TablePipeline(parts(table)),
                settings.restarts(),
                arguments.availableNow(),
                gate,
                new FailureNews(
                        config.name(), settings.environment(), table.name(), settings.outlet(), settings.clock()),
                upkeep,
                settings.progress());
    }

    private PipelineParts parts(TableConfig table) {
        StreamTable target = streamTable(table);
        BatchEvents events = new BatchEvents(config.name(), settings.environment(), table);
        String metrics = settings.metricsRoot() == null
                ? "s3://" + config.settings().deltaBucket() + "/"
                : settings.metricsRoot();
        return new PipelineParts(
                config,
                table,
                target,
                this::references,
                new TableMeasurement(table, target, events, metrics),
                events,
                settings.outlet(),
                settings.watcher(),
                arguments.released().getOrDefault(table.name(), Set.of()),
                settings.clock());
    }

    private References references(SparkSession session) {
        return name -> config.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .map(table -> Optional.of(streamTable(table))
                        .flatMap(other -> other.current(session))
                        .orElseGet(() -> session.createDataFrame(
                                List.of(), streamTable(table).columns(TableShape.of(table, config.sourceDatabase())))));
    }

    private StreamTable streamTable(TableConfig table) {
        return new StreamTable(table, Transforms.of(table), settings.deletionVectors());
    }
}
