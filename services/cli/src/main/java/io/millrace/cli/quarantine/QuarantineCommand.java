package io.millrace.cli.quarantine;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.OutputOption;
import io.millrace.config.InvalidInputException;
import io.millrace.config.patch.PatchFile;
import io.millrace.config.quarantine.ReplayResult;
import io.millrace.config.tables.PipelineConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code millrace quarantine}. */
@Command(
        name = "quarantine",
        description = "Shows the rows that broke rules of a tables.yaml, and brings them back when they pass.",
        subcommands = {QuarantineCommand.Listing.class, QuarantineCommand.Show.class, QuarantineCommand.Replay.class},
        footer = {"", "Example:  ./millrace quarantine list my/tables.yaml"})
public final class QuarantineCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** What the verbs have in common. */
    abstract static class Verb implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private QuarantineOptions rows;

        @Mixin
        private OutputOption output;

        @Override
        public final Integer call() throws IOException, InterruptedException {
            PipelineConfig config = rows.read();
            Map<String, Object> arguments = rows.arguments(spec.name());
            more(arguments, config);
            ReplayResult result = new QuarantineJob(rows.data()).run(arguments);
            spec.commandLine().getOut().println(output.isJson() ? Json.write(result) : new QuarantineText(result));
            return result.needsSomebody() ? ExitCodes.FINDINGS : ExitCodes.FINE;
        }

        /** Adds what only this verb tells the job. */
        abstract void more(Map<String, Object> arguments, PipelineConfig config);
    }

    /** Counts them. */
    @Command(
            name = "list",
            description = "Counts the rows by table and rule; ends with 1 when some wait.",
            footer = {"", "Example:  ./millrace quarantine list my/tables.yaml --since 2026-03-01"})
    static final class Listing extends Verb {
        @Override
        void more(Map<String, Object> arguments, PipelineConfig config) {}
    }

    /** Shows them. */
    @Command(
            name = "show",
            description =
                    "Shows the rows as they are kept, masked values masked, with all rules that they broke, those that"
                            + " they break by the file of now, and where they come from.",
            footer = {"", "Example:  ./millrace quarantine show my/tables.yaml --table alerts --rule alt_001"})
    static final class Show extends Verb {
        @Option(
                names = "--most",
                paramLabel = "N",
                defaultValue = "20",
                description = "Rows of a table, the oldest first; ${DEFAULT-VALUE} unless given.")
        private int most;

        @Override
        void more(Map<String, Object> arguments, PipelineConfig config) {
            arguments.put("most", most);
        }
    }

    /** Brings them back. */
    @Command(
            name = "replay",
            description =
                    "Brings rows back that break no rule of the file any more, each to its own place in the history.",
            footer = {
                "",
                "Exit code 1: rows that were meant stay in quarantine.",
                "",
                "Example:  ./millrace quarantine replay my/tables.yaml --patch corrections.yaml --dry-run"
            })
    static final class Replay extends Verb {
        @Option(names = "--dry-run", description = "Only tell what would pass and what would still fail.")
        private boolean dryRun;

        @Option(
                names = "--patch",
                paramLabel = "FILE",
                description = "Corrected values, in YAML or JSON; spark-jobs/replay/README.md says how.")
        private Path patch;

        @Override
        void more(Map<String, Object> arguments, PipelineConfig config) {
            arguments.put("dryRun", dryRun);
            if (patch == null) {
                return;
            }
            try {
                PatchFile.read(patch.toString(), Files.readString(patch), config);
            } catch (InvalidInputException refused) {
                throw new CliException(ExitCodes.USAGE, refused.getMessage());
            } catch (IOException e) {
                throw new CliException(
                        ExitCodes.USAGE, patch + " cannot be read: " + e + ". Name a patch file in UTF-8.");
            }
            arguments.put("patch", patch.toAbsolutePath().toUri().toString());
        }
    }
}
