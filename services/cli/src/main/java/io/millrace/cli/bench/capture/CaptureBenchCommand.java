package io.millrace.cli.bench.capture;

import io.millrace.cli.bench.BenchReport;
import io.millrace.cli.bench.measure.Machine;
import io.millrace.cli.lake.DataOption;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.OutputOption;
import io.millrace.cli.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;

/** {@code millrace bench capture}. */
@Command(
        name = "capture",
        description =
                "Measures change capture against its goals: load, backlog, commit to topic; with the same log read to"
                        + " nowhere as the floor. Exit code 1 when a goal is missed.",
        footer = {"", "Example:  ./millrace bench capture --quick --output json"})
public final class CaptureBenchCommand implements Callable<Integer> {
    private static final int QUICK = 10;
    private static final int LEAST = 1000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "3000000",
            description = "Rows to load; ${DEFAULT-VALUE} unless given.")
    private long rows;

    @Option(
            names = "--changes",
            paramLabel = "N",
            defaultValue = "400000",
            description = "Single-row transactions of the backlog; ${DEFAULT-VALUE} unless given.")
    private long changes;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "For how long commits are timed; ${DEFAULT-VALUE} unless given.")
    private int seconds;

    @Option(names = "--no-floor", description = "Do not read the log to nowhere.")
    private boolean noFloor;

    @Option(names = "--quick", description = "A tenth of rows, changes and seconds: whether it works, not how well.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        int share = quick ? QUICK : 1;
        if (rows / share < LEAST || changes / share < LEAST || seconds < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rows and --changes must come to " + LEAST + " or more, --seconds to 1: fewer say nothing");
        }
        Machine machine = Machine.here();
        Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        CaptureBench bench = new CaptureBench(
                DataOption.home(), rows / share, changes / share, Math.max(1, seconds / share), !noFloor);
        CaptureRun run = bench.run(Progress.toStandardError());
        BenchReport report = new BenchReport(machine, date, run.figures(), bench.notes());
        spec.commandLine().getOut().println(output.isJson() ? report.json() : report.text());
        return report.isMet() ? ExitCodes.FINE : ExitCodes.FINDINGS;
    }
}
