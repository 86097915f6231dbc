package io.millrace.cli.bench;

import io.millrace.cli.bench.measure.Machine;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.OutputOption;
import io.millrace.cli.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code millrace bench mapping}. */
@Command(
        name = "mapping",
        description =
                "Measures the mapping lane against its goals: look-ups in the catalog, comparison of snapshots, event"
                        + " hops. Exit code 1 when a goal is missed.",
        footer = {"", "Example:  ./millrace bench mapping --only compare --output json"})
public final class MappingBenchCommand implements Callable<Integer> {
    private static final int DATABASES = 200;
    private static final Duration PER_CALL = Duration.ofMillis(5);

    /** A part of this benchmark. */
    enum Part {
        CATALOG,
        COMPARE,
        EVENTS
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output;

    @Option(names = "--only", paramLabel = "catalog|compare|events", description = "Run this part alone.")
    private Part only;

    @Option(
            names = "--full",
            description =
                    "Make every call of the sequential look-up, which takes about ten minutes, instead of a sample.")
    private boolean full;

    @Option(names = "--mappings", paramLabel = "N", defaultValue = "100000", hidden = true)
    private int mappings;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "1000000", hidden = true)
    private int rows;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", hidden = true)
    private int rounds;

    @Option(names = "--events", paramLabel = "N", defaultValue = "40000", hidden = true)
    private int events;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "20", hidden = true)
    private int seconds;

    @Option(names = "--sample", paramLabel = "N", defaultValue = "4000", hidden = true)
    private int sample;

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.here();
        Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Progress progress = Progress.toStandardError();
        List<Figure> figures = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Part part : Part.values()) {
            if (only == null || only == part) {
                Measured measured = measure(part, progress);
                figures.addAll(measured.figures());
                notes.addAll(measured.notes());
            }
        }
        BenchReport report = new BenchReport(machine, date, figures, notes);
        spec.commandLine().getOut().println(output.isJson() ? report.json() : report.text());
        return report.isMet() ? ExitCodes.FINE : ExitCodes.FINDINGS;
    }

    private Measured measure(Part part, Progress progress) throws Exception {
        return switch (part) {
            case CATALOG ->
                new CatalogBench(
                                mappings,
                                Math.min(DATABASES, mappings),
                                PER_CALL,
                                full ? mappings : Math.min(sample, mappings))
                        .run(progress);
            case COMPARE -> new CompareBench(rows, rounds).run(progress);
            case EVENTS -> new EventBench(events, seconds).run(progress);
        };
    }
}
