package io.millrace.cli.pipeline;

import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.OutputOption;
import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.tables.PipelineConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code millrace validate}. */
@Command(
        name = "validate",
        description = "Checks the configuration of streaming pipelines and tells every problem with its line.",
        footer = {"", "Example:  ./millrace validate examples/fleet/tables.yaml"})
public final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PlaceholderOptions placeholders;

    @Mixin
    private OutputOption output;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files as tables.yaml.")
    private List<Path> files;

    /**
     * What was found in a file.
     *
     * @param contents {@code null} when there are problems
     */
    record Checked(String file, boolean valid, FileContents contents, List<Problem> problems) {}

    @Override
    public Integer call() {
        List<Checked> checked = new ArrayList<>();
        files.forEach(file -> checked.add(check(file)));
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            out.println(Json.write(checked));
        } else {
            checked.forEach(file -> print(file, out));
        }
        return checked.stream().allMatch(Checked::valid) ? ExitCodes.FINE : ExitCodes.FINDINGS;
    }

    private Checked check(Path file) {
        try {
            PipelineConfig config = placeholders.read(file);
            return new Checked(file.toString(), true, FileContents.of(config), List.of());
        } catch (InvalidInputException refused) {
            return new Checked(file.toString(), false, null, refused.problems());
        }
    }

    private static void print(Checked checked, PrintWriter out) {
        if (checked.valid()) {
            out.println(checked.file() + " is right: " + checked.contents());
            return;
        }
        checked.problems().forEach(problem -> print(problem, out));
        out.println("%s has %s."
                .formatted(
                        checked.file(), FileContents.counted(checked.problems().size(), "problem")));
    }

    private static void print(Problem problem, PrintWriter out) {
        out.println(problem.what());
        out.println("  " + problem.why() + ".");
        out.println("  " + problem.whatToDo());
        out.println();
    }
}
