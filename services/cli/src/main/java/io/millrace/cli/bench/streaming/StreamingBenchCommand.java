package io.millrace.cli.bench.streaming;

import io.millrace.cli.bench.BenchReport;
import io.millrace.cli.bench.Figure;
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

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code millrace bench streaming}. */
@Command(
        name = "streaming",
        description =
                "Measures the streaming lane: the merge against the two steps that it replaces and against a plain append, as"
                        + " tables grow, and from a commit in PostgreSQL to the lake. Exit code 1 when a goal is missed.",
        footer = {"", "Example:  ./millrace bench streaming --only merge --quick --output json"})
public final class StreamingBenchCommand implements Callable<Integer> {
    private static final int QUICK = 10;

    /** A part of this benchmark. */
    enum Part {
        MERGE,
        GROWTH,
        FRESHNESS
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "merge|growth|freshness",
            description = "Run these parts alone, with commas; all unless given.")
    private Set<Part> only;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "2000000",
            description =
                    "Rows of the table that batches go into; growth is measured at a quarter, half, once and twice as many;"
                            + " ${DEFAULT-VALUE} unless given.")
    private long rows;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Changes of a batch; ${DEFAULT-VALUE} unless given.")
    private long batch;

    @Option(names = "--batches", paramLabel = "N", defaultValue = "6", hidden = true)
    private int batches;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "For how long changes are committed at each rate; ${DEFAULT-VALUE} unless given.")
    private int seconds;

    @Option(
            names = "--trigger",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Time between two batches of the stream; ${DEFAULT-VALUE} unless given.")
    private int trigger;

    @Option(names = "--quick", description = "A tenth of rows, changes and seconds: whether it works, not how well.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        check();
        int share = quick ? QUICK : 1;
        Set<Part> parts = only == null ? EnumSet.allOf(Part.class) : only;
        Path home = DataOption.home();
        Machine machine = Machine.here();
        Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Progress progress = Progress.toStandardError();
        MergeBench bench = new MergeBench(home, rows / share, batch / share, quick ? 2 : batches);
        List<Figure> figures = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        figures.addAll(new MergeRuns(
                        parts.contains(Part.MERGE) ? bench.compare(progress) : List.of(),
                        parts.contains(Part.GROWTH) ? bench.grow(progress) : List.of())
                .figures());
        if (!figures.isEmpty()) {
            notes.addAll(notes(bench));
        }
        if (parts.contains(Part.FRESHNESS)) {
            FreshnessBench freshness =
                    new FreshnessBench(home, FreshnessBench.ROWS / share, Math.max(seconds / share, trigger), trigger);
            freshness.run(progress).forEach(run -> figures.addAll(run.figures()));
            notes.addAll(freshness.notes());
        }
        BenchReport report = new BenchReport(machine, date, figures, notes);
        spec.commandLine().getOut().println(output.isJson() ? report.json() : report.text());
        return report.isMet() ? ExitCodes.FINE : ExitCodes.FINDINGS;
    }

    private void check() {
        if (batch < QUICK || batch > rows || batches < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--batch must be from " + QUICK
                            + " to --rows, --batches 1 or more: four changes in five update rows");
        }
        if (seconds < 1 || trigger < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds and --trigger must be 1 or more");
        }
    }

    private static List<String> notes(MergeBench bench) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "merge: %,d rows, batches of %,d changes, four in five of them updates of rows all over the table, one an insert;",
                        bench.rows(),
                        bench.batch()),
                "  averages of " + bench.batches()
                        + " batches after three that warm up. The ways take turns, in one session, on a"
                        + " local disk.",
                "  Close, then append: a MERGE that ends current rows, then an append; two commits, no late changes.",
                "  Afterwards our tables were held against all changes: current rows and versions, value by value (sums of hashes).");
    }
}
