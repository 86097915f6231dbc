package io.millrace.cli.pipeline;

import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.OutputOption;
import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.tables.plan.PlanDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code millrace plan}. */
@Command(
        name = "plan",
        description = "Shows what changes from one configuration to another, and what that means for stored data.",
        footer = {
            "",
            "Exit code 1: a change would hold a table until a person decides, or a file has problems.",
            "",
            "Example:  ./millrace plan tables.yaml tables-new.yaml"
        })
public final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlaceholderOptions placeholders;

    @Mixin
    private OutputOption output;

    @Parameters(index = "0", paramLabel = "OLD", description = "The file that holds now.")
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The file that shall hold.")
    private Path after;

    @Override
    public Integer call() {
        PlanDiff plan;
        try {
            plan = PlanDiff.between(placeholders.read(before), placeholders.read(after));
        } catch (InvalidInputException refused) {
            PrintWriter err = spec.commandLine().getErr();
            refused.problems().stream().map(Problem::toString).forEach(err::println);
            err.flush();
            return ExitCodes.FINDINGS;
        }
        spec.commandLine().getOut().println(output.isJson() ? Json.write(plan.changes()) : new PlanText(plan));
        return plan.holds() ? ExitCodes.FINDINGS : ExitCodes.FINE;
    }
}
