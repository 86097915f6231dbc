package io.millrace.cli.pipeline;

import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.OutputOption;
import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.tables.plan.Change;
import io.millrace.config.tables.plan.PlanDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code millrace plan}. */
@Command(
        name = "plan",
        description = "Shows what changes from one configuration to another, and what that means for stored data.",
        footer = {
            "",
            "Exit code 1: a change would hold a table until a person decides, or a file has problems.",
            "",
            "Example:  ./millrace plan tables.yaml tables-new.yaml --rows 100000"
        })
public final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlaceholderOptions placeholders;

    @Mixin
    private OutputOption output;

    @Mixin
    private StoredRowsOption stored;

    @Parameters(index = "0", paramLabel = "OLD", description = "The file that holds now.")
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The file that shall hold.")
    private Path after;

    /** The plan as one document, when rows were judged, too. */
    private record Document(List<Change> changes, List<StoredForecast> storedRows) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (stored.isWrong()) {
            throw new ParameterException(spec.commandLine(), "--rows must be 1 or more");
        }
        PlanDiff plan;
        try {
            plan = PlanDiff.between(placeholders.read(before), placeholders.read(after));
        } catch (InvalidInputException refused) {
            PrintWriter err = spec.commandLine().getErr();
            refused.problems().stream().map(Problem::toString).forEach(err::println);
            err.flush();
            return ExitCodes.FINDINGS;
        }
        List<StoredForecast> forecasts =
                stored.isSet() ? stored.judge(placeholders, before, after, StoredRowsOption.tables(plan)) : List.of();
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            out.println(Json.write(stored.isSet() ? new Document(plan.changes(), forecasts) : plan.changes()));
        } else {
            out.println(new PlanText(plan));
            forecasts.forEach(forecast -> out.print(System.lineSeparator() + forecast.text()));
            out.flush();
        }
        return plan.holds() ? ExitCodes.FINDINGS : ExitCodes.FINE;
    }
}
