package io.millrace.cli.pipeline;

import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.OutputOption;
import io.millrace.config.InvalidInputException;
import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.platform.reconcile.ReconcileResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code millrace reconcile}. */
@Command(
        name = "reconcile",
        description =
                "Compares tables of a tables.yaml with their source in PostgreSQL, by Spark in a process of its own, and tells"
                        + " the ranges of keys that differ. Publishes table-converged or table-diverged for each.",
        footer = {
            "",
            "Exit code 1: a table differs, still differs after the repair, or could not be compared.",
            "",
            "Example:  ./millrace reconcile my/tables.yaml --stack-name fleet --table vehicles --table drivers --repair"
        })
public final class ReconcileCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Mixin
    private PlaceholderOptions placeholders;

    @Mixin
    private OutputOption output;

    @Parameters(paramLabel = "FILE", description = "The tables.yaml.")
    private Path file;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            split = ",",
            description = "Only this table; may be given several times. All with a stream unless given.")
    private List<String> tables;

    @Option(
            names = "--repair",
            description = "Read what differs again from the source, merge it in order, and compare again.")
    private boolean repair;

    @Option(
            names = "--type-profile",
            paramLabel = "dms|exact",
            defaultValue = "dms",
            description = "How change capture writes values; ${DEFAULT-VALUE} unless given.")
    private TypeProfile profile;

    @Option(
            names = "--slot",
            paramLabel = "NAME",
            description = "Replication slot of change capture; millrace_ and the stack's name unless given.")
    private String slot;

    @Option(
            names = "--checkpoint-root",
            paramLabel = "FOLDER",
            description = "Folder of the streams' checkpoints; that of the file unless given.")
    private String checkpointRoot;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long a lake that is behind its source may stand still; ${DEFAULT-VALUE} unless given.")
    private int patience;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireRightUse();
        SourceComparison.Wanted wanted = new SourceComparison.Wanted(
                file,
                placeholders.stackName(),
                placeholders.accountId(),
                tables,
                repair,
                profile,
                slot == null ? SourceComparison.usualSlot(placeholders.stackName()) : slot,
                checkpointRoot,
                patience);
        try (LakeConnection lake = LakeConnection.open(data.folder())) {
            SourceComparison comparison = new SourceComparison(lake, DataOption.home(), data.folder(), true);
            SourceComparison.Outcome outcome = comparison.run(wanted);
            ReconcileResult result = outcome.result();
            spec.commandLine()
                    .getOut()
                    .println(
                            output.isJson()
                                    ? Json.write(result.tables())
                                    : new ReconcileText(result, outcome.document()));
            comparison.publish(result);
            return result.isConverged() ? ExitCodes.FINE : ExitCodes.FINDINGS;
        }
    }

    private void requireRightUse() {
        if (patience < 1) {
            throw new CliException(ExitCodes.USAGE, "--patience is " + patience + ". Give it a number above 0.");
        }
        PipelineConfig pipeline;
        try {
            pipeline = placeholders.read(file);
        } catch (InvalidInputException refused) {
            throw new CliException(ExitCodes.USAGE, refused.getMessage());
        }
        List<String> known = pipeline.tables().stream()
                .filter(table -> !table.internal())
                .map(TableConfig::name)
                .toList();
        if (tables != null && !known.containsAll(tables)) {
            throw new CliException(
                    ExitCodes.USAGE,
                    "--table names " + tables + ", and the tables with a stream in " + file + " are " + known
                            + ". Name some of these.");
        }
    }
}
