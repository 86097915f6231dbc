package io.millrace.jobs.reconcile;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.tables.read.Placeholders;
import io.millrace.config.tables.read.TablesYaml;
import io.millrace.jobs.history.HistorySession;
import io.millrace.jobs.reconcile.compare.Limits;
import io.millrace.jobs.reconcile.progress.CheckpointOffsets;
import io.millrace.jobs.reconcile.progress.KafkaTopicEnds;
import io.millrace.jobs.reconcile.progress.StreamProgress;
import io.millrace.jobs.reconcile.source.ReplicationSlot;
import io.millrace.jobs.reconcile.source.SourceAccess;
import io.millrace.jobs.support.DeltaSettings;
import io.millrace.jobs.support.JobFolder;
import io.millrace.jobs.support.JobRunner;
import io.millrace.jobs.support.ProgressLines;
import io.millrace.jobs.support.SparkJob;
import io.millrace.jobs.support.kafka.KafkaAccess;
import io.millrace.jobs.support.log.Faults;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The job: compares tables of a pipeline with their source, one after the other; one that fails does not stop the others. It
 * publishes nothing: whoever started it tells what the result document says.
 */
public final class ReconcileJob implements SparkJob<ReconcileArguments> {
    /** A first load may take as long. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(12);

    private final Map<String, String> environment;
    private final Function<PipelineConfig, Map<String, String>> kafka;

    /**
     * The job.
     *
     * @param environment where the source's address and password and keys of hashes stand
     * @param kafka properties of a Kafka client, by configuration
     */
    public ReconcileJob(Map<String, String> environment, Function<PipelineConfig, Map<String, String>> kafka) {
        this.environment = Map.copyOf(environment);
        this.kafka = kafka;
    }

    /** Runs the job in a session of its own. */
    public static void main(String[] words) {
        Map<String, String> environment = System.getenv();
        JobRunner.main(
                new ReconcileJob(environment, pipeline -> KafkaAccess.of(pipeline.kafka(), environment)
                        .client()),
                DeltaSettings.of(environment, HistorySession.settings()),
                words);
    }

    @Override
    public String name() {
        return "reconcile";
    }

    @Override
    public Class<ReconcileArguments> argumentsType() {
        return ReconcileArguments.class;
    }

    @Override
    public void clear(ReconcileArguments arguments, JobFolder target) {}

    @Override
    public Object run(ReconcileArguments arguments, SparkSession session, JobFolder target, ProgressLines progressLines)
            throws IOException {
        Instant started = Instant.now();
        Configuration hadoop = session.sparkContext().hadoopConfiguration();
        PipelineConfig pipeline = TablesYaml.read(
                arguments.config(),
                new String(JobFolder.read(arguments.config(), hadoop), StandardCharsets.UTF_8),
                new Placeholders(arguments.stackName(), arguments.awsAccountId(), environment));
        List<TableConfig> tables = tables(arguments, pipeline);
        SourceAccess access = SourceAccess.of(environment);
        Duration patience = Duration.ofSeconds(arguments.patienceSeconds());
        List<ReconcileResult.Table> outcomes = new ArrayList<>();
        try (KafkaTopicEnds ends = new KafkaTopicEnds(kafka.apply(pipeline), topics(pipeline))) {
            StreamProgress progress = new StreamProgress(
                    new ReplicationSlot(access, arguments.slot())::confirmed,
                    ends,
                    table -> CheckpointOffsets.of(
                            checkpoint(arguments, pipeline, table),
                            topics(pipeline).get(table),
                            hadoop),
                    patience,
                    LONGEST_WAIT);
            Reconcile reconcile = new Reconcile(
                    session,
                    pipeline,
                    new ReconcileSettings(arguments.typeProfile().orElseThrow(), Limits.USUAL, patience, () -> {}),
                    access,
                    progress,
                    environment);
            for (TableConfig table : tables) {
                progressLines.say("table", table.name(), "status", "at-work");
                outcomes.add(outcome(reconcile, table, arguments));
                progressLines.say(
                        "table",
                        table.name(),
                        "status",
                        outcomes.get(outcomes.size() - 1).status());
            }
        }
        return new ReconcileResult(
                name(),
                arguments.runId(),
                pipeline.name(),
                started.toString(),
                Instant.now().toString(),
                outcomes);
    }

    private static ReconcileResult.Table outcome(Reconcile reconcile, TableConfig table, ReconcileArguments arguments) {
        try {
            return ReconcileResult.Table.of(
                    table.name(), reconcile.table(table, arguments.repair(), arguments.runId() + "." + table.name()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ReconcileResult.Table.failed(table.name(), e);
        } catch (SQLException | RuntimeException e) {
            Faults.print(e, System.err);
            return ReconcileResult.Table.failed(table.name(), e);
        }
    }

    private static List<TableConfig> tables(ReconcileArguments arguments, PipelineConfig pipeline) {
        List<TableConfig> streamed = streamed(pipeline);
        if (arguments.tables() == null) {
            return streamed;
        }
        List<String> known = streamed.stream().map(TableConfig::name).toList();
        List<Problem> problems = arguments.tables().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Problem(
                        "argument tables",
                        name + " is no table with a stream in " + arguments.config(),
                        "It has " + known + "."))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return streamed.stream()
                .filter(table -> arguments.tables().contains(table.name()))
                .toList();
    }

    private static List<TableConfig> streamed(PipelineConfig pipeline) {
        return pipeline.tables().stream().filter(table -> !table.internal()).toList();
    }

    private static Map<String, String> topics(PipelineConfig pipeline) {
        return streamed(pipeline).stream().collect(Collectors.toMap(TableConfig::name, TableConfig::topic));
    }

    private static String checkpoint(ReconcileArguments arguments, PipelineConfig pipeline, String table) {
        String root = arguments.checkpointRoot() == null
                ? pipeline.settings().checkpointLocation()
                : arguments.checkpointRoot();
        return root + table + "/";
    }
}
