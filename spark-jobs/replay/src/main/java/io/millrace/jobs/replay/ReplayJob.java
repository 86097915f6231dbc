package io.millrace.jobs.replay;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.patch.PatchFile;
import io.millrace.config.patch.RowPatch;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.quarantine.ReplayResult;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.history.HistorySession;
import io.millrace.jobs.replay.aside.Selection;
import io.millrace.jobs.replay.table.TableReplay;
import io.millrace.jobs.stream.start.ConfigReader;
import io.millrace.jobs.stream.start.StreamArguments;
import io.millrace.jobs.stream.waiting.SetAside;
import io.millrace.jobs.support.DeltaSettings;
import io.millrace.jobs.support.JobFolder;
import io.millrace.jobs.support.JobRunner;
import io.millrace.jobs.support.ProgressLines;
import io.millrace.jobs.support.SparkJob;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The job: lists, shows or replays rows in quarantine, table by table; a table that fails does not stop the others. */
public final class ReplayJob implements SparkJob<ReplayArguments> {
    private final Map<String, String> environment;
    private final Clock clock;
    private final TableReplay.Steps steps;

    /**
     * The job.
     *
     * @param environment where placeholders' values and keys of hashes stand
     */
    public ReplayJob(Map<String, String> environment, Clock clock, TableReplay.Steps steps) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.steps = steps;
    }

    /** Runs the job in a session of its own. */
    public static void main(String[] words) {
        Map<String, String> environment = System.getenv();
        JobRunner.main(
                new ReplayJob(environment, Clock.systemUTC(), step -> {}),
                DeltaSettings.of(environment, HistorySession.settings()),
                words);
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public Class<ReplayArguments> argumentsType() {
        return ReplayArguments.class;
    }

    @Override
    public void clear(ReplayArguments arguments, JobFolder target) {}

    @Override
    public Object run(ReplayArguments arguments, SparkSession session, JobFolder target, ProgressLines progress)
            throws IOException {
        String started = clock.instant().toString();
        PipelineConfig pipeline = ConfigReader.read(
                new StreamArguments(
                        arguments.config(),
                        arguments.tables() == null ? Set.of() : Set.copyOf(arguments.tables()),
                        false,
                        null,
                        arguments.stackName(),
                        arguments.awsAccountId(),
                        1,
                        Map.of()),
                environment);
        List<RowPatch> patches = patches(arguments, pipeline, session);
        List<TableConfig> tables = tables(arguments, pipeline);
        requireTables(patches, tables);
        requireRule(arguments, pipeline, tables, session);
        TableWork work = new TableWork(session, pipeline, arguments, patches, environment, clock, steps);
        List<ReplayResult.Table> done = new ArrayList<>();
        for (TableConfig table : tables) {
            done.add(work.on(table));
            progress.say("table", table.name(), "of", tables.size(), "done", done.size());
        }
        return new ReplayResult(
                name(),
                arguments.runId(),
                pipeline.name(),
                arguments.verb(),
                started,
                clock.instant().toString(),
                done,
                work.unknownPatches());
    }

    private static List<RowPatch> patches(ReplayArguments arguments, PipelineConfig pipeline, SparkSession session)
            throws IOException {
        if (arguments.patch() == null) {
            return List.of();
        }
        byte[] text = JobFolder.read(arguments.patch(), session.sparkContext().hadoopConfiguration());
        return PatchFile.read(arguments.patch(), new String(text, StandardCharsets.UTF_8), pipeline);
    }

    private static List<TableConfig> tables(ReplayArguments arguments, PipelineConfig pipeline) {
        return pipeline.tables().stream()
                .filter(table -> !table.internal())
                .filter(table ->
                        arguments.tables() == null || arguments.tables().contains(table.name()))
                .toList();
    }

    /** A rule may be gone from the configuration while rows lie that broke it; one that nobody knows is a misspelt one. */
    private static void requireRule(
            ReplayArguments arguments, PipelineConfig pipeline, List<TableConfig> tables, SparkSession session) {
        String rule = arguments.rule();
        Set<String> configured = new TreeSet<>();
        for (TableConfig table : tables) {
            table.dqRules().stream().map(RuleConfig::id).forEach(configured::add);
            table.transforms().stream().map(TransformConfig::id).forEach(configured::add);
        }
        if (rule == null || configured.contains(rule)) {
            return;
        }
        Selection broken = new Selection(rule, null, null);
        boolean known = tables.stream()
                .flatMap(table -> SetAside.of(session, pipeline.settings().quarantinePath(), table.name()).stream())
                .anyMatch(aside -> !aside.rows().where(broken.condition()).isEmpty());
        if (!known) {
            throw new InvalidInputException(List.of(new Problem(
                    "argument rule",
                    "no table has a rule " + rule + ", and no row was set aside by one",
                    "Name one of " + configured + ".")));
        }
    }

    /** A patch that nobody would look at is a mistake. */
    private static void requireTables(List<RowPatch> patches, List<TableConfig> tables) {
        List<String> names = tables.stream().map(TableConfig::name).toList();
        List<Problem> problems = patches.stream()
                .filter(patch -> !names.contains(patch.table()))
                .map(patch -> new Problem(
                        patch.at(),
                        "it corrects table " + patch.table() + ", which is not to be replayed",
                        "Remove it, or replay that table too."))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
