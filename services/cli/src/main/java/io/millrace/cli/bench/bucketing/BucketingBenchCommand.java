package io.millrace.cli.bench.bucketing;

import io.millrace.cli.bench.BenchPage;
import io.millrace.cli.bench.BenchReport;
import io.millrace.cli.bench.measure.Machine;
import io.millrace.cli.lake.DataOption;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.OutputOption;
import io.millrace.cli.output.Progress;
import io.millrace.lake.engine.EngineCheck;
import io.millrace.lake.engine.EngineJdk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code millrace bench bucketing}. */
@Command(
        name = "bucketing",
        description =
                "Measures the split of a wide snapshot against the flow that it replaces, against a plain copy, and"
                        + " as rows grow. Needs a JDK 24 or newer for Trino. Exit code 1 when a goal is missed.",
        footer = {"", "Example:  ./millrace bench bucketing --quick --output json"})
public final class BucketingBenchCommand implements Callable<Integer> {
    private static final long LEAST_ROWS = 1000;
    private static final long QUICK_ROWS = 50_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "500000",
            description = "Rows of the snapshot, which is also made at 2 and 4 times as many; ${DEFAULT-VALUE} unless"
                    + " given.")
    private long rows;

    @Option(names = "--quick", description = "A tenth of the rows and one round: whether it works, not how well.")
    private boolean quick;

    @Option(names = "--columns", paramLabel = "N", defaultValue = "100", hidden = true)
    private int columns;

    @Option(names = "--tables", paramLabel = "N", defaultValue = "4", hidden = true)
    private int tables;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "2", hidden = true)
    private int rounds;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "Where the page with the plots goes; .millrace/bench/bucketing.html in the repository unless"
                    + " given.")
    private Path page;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rows < LEAST_ROWS) {
            throw new ParameterException(
                    spec.commandLine(), "--rows: " + rows + " are too few, give " + LEAST_ROWS + " or more");
        }
        new EngineCheck(DataOption.home(), EngineJdk.ofThisMachine()).obstacle().ifPresent(obstacle -> {
            throw new CliException(ExitCodes.USAGE, "The old flow ends in the SQL engine: " + obstacle);
        });
        Machine machine = Machine.here();
        Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Progress progress = Progress.toStandardError();
        long size = quick ? QUICK_ROWS : rows;
        BucketingRuns runs = new BucketingBench(size, columns, tables, quick ? 1 : rounds).run(progress);
        BenchReport report = new BenchReport(machine, date, runs.figures(), notes(size));
        write(report, runs, progress);
        spec.commandLine().getOut().println(output.isJson() ? report.json() : report.text());
        return report.isMet() ? ExitCodes.FINE : ExitCodes.FINDINGS;
    }

    private List<String> notes(long size) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "bucketing: %,d rows, %d columns in %d tables, 256 buckets; all ways read and write the same S3.",
                        size,
                        columns,
                        tables),
                "  Seconds of work: the start of JVM and Spark session, about the same for each, does not count.",
                "  Old flow: count of the source; for each table a count, a write to a temporary place, a second write;",
                "  then CREATE TABLE AS with 256 buckets by Trino, whose limit of 100 open writers is raised for it.");
    }

    private void write(BenchReport report, BucketingRuns runs, Progress progress) throws IOException {
        Path file = page != null ? page.toAbsolutePath() : DataOption.home().resolve(".millrace/bench/bucketing.html");
        Map<String, String> plots = new LinkedHashMap<>();
        plots.put("Seconds", BucketingPlot.seconds(runs));
        plots.put("Megabytes written", BucketingPlot.megabytes(runs));
        plots.put("Our job as rows grow", BucketingPlot.scale(runs));
        Files.createDirectories(file.getParent());
        Files.writeString(file, BenchPage.of("The bucketing lane against the flow that it replaces", report, plots));
        progress.done("the plots: " + file);
    }
}
