package io.millrace.cli.lake;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.OutputOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code millrace env}. */
@Command(
        name = "env",
        description = "Prints every address of the lake as shell exports.",
        footer = {"", "Example:  eval \"$(./millrace env)\" && aws --endpoint-url \"$S3_ENDPOINT\" s3 ls"})
public final class EnvCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        Map<String, String> variables =
                LakeState.up(data.folder()).map(LakeState::variables).orElseThrow(CliException::noLake);
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            out.println(Json.write(variables));
        } else {
            variables.forEach((name, value) -> out.println("export " + name + "=" + quoted(value)));
        }
        return ExitCodes.FINE;
    }

    /** As one word of a POSIX shell. */
    static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
