package io.millrace.cli;

import io.millrace.cli.bench.BenchCommand;
import io.millrace.cli.demo.DemoCommand;
import io.millrace.cli.dev.DevCommand;
import io.millrace.cli.lake.DownCommand;
import io.millrace.cli.lake.EnvCommand;
import io.millrace.cli.lake.UpCommand;
import io.millrace.cli.ops.BucketCommand;
import io.millrace.cli.ops.DeadLettersCommand;
import io.millrace.cli.ops.DeletionsCommand;
import io.millrace.cli.ops.MailCommand;
import io.millrace.cli.ops.ReportCommand;
import io.millrace.cli.ops.RunsCommand;
import io.millrace.cli.ops.SnapshotsCommand;
import io.millrace.cli.ops.StatusCommand;
import io.millrace.cli.ops.SyncCommand;
import io.millrace.cli.ops.TraceCommand;
import io.millrace.cli.output.ErrorReport;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.pipeline.PlanCommand;
import io.millrace.cli.pipeline.ReconcileCommand;
import io.millrace.cli.pipeline.StreamCommand;
import io.millrace.cli.pipeline.ValidateCommand;
import io.millrace.cli.quarantine.QuarantineCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The {@code millrace} command. */
@Command(
        name = "millrace",
        mixinStandardHelpOptions = true,
        version = "millrace 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs a data lake on this machine, and looks after one that runs here or on AWS.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All is well",
            "1:Something was found that a person must look at, or a goal was missed",
            "2:Wrong use",
            "3:The lake is not up"
        },
        footer = {"", "Example:  ./millrace demo"},
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            EnvCommand.class,
            StatusCommand.class,
            DevCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            StreamCommand.class,
            ReconcileCommand.class,
            QuarantineCommand.class,
            SyncCommand.class,
            BucketCommand.class,
            ReportCommand.class,
            TraceCommand.class,
            RunsCommand.class,
            SnapshotsCommand.class,
            DeletionsCommand.class,
            DeadLettersCommand.class,
            MailCommand.class,
            BenchCommand.class,
        })
public final class Millrace implements Runnable {
    private static final Logger ROOT_LOGGER = Logger.getLogger("");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an error, and what libraries log.")
    private boolean verbose;

    /** Runs a command line and ends the process with one of {@link ExitCodes}. */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command, to run or to test. */
    public static CommandLine commandLine() {
        Millrace millrace = new Millrace();
        CommandLine commandLine = new CommandLine(millrace).setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.getSubcommands().values().forEach(Millrace::addHelp);
        return commandLine
                .setExecutionStrategy(parsed -> {
                    ROOT_LOGGER.setLevel(millrace.verbose ? Level.INFO : Level.OFF);
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> ErrorReport.print(failure, command.getErr(), millrace.verbose));
    }

    private static void addHelp(CommandLine command) {
        if (!command.getCommandSpec().mixinStandardHelpOptions()) {
            command.getCommandSpec().mixinStandardHelpOptions(true);
        }
        command.getSubcommands().values().forEach(Millrace::addHelp);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }
}
