package io.millrace.cli.dev;

import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeState;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code millrace dev}. */
@Command(
        name = "dev",
        description =
                "Runs a service in Quarkus' dev mode against the running lake: what you change in its sources, or in"
                        + " those of the libraries below it, is live at the next request or event.",
        footer = {"", "Example:  ./millrace up --services none --detach && ./millrace dev mapping-validation"})
public final class DevCommand implements Callable<Integer> {
    private static final String ALL = "all-in-one";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SERVICE",
            defaultValue = ALL,
            description = "A module of services/; ${DEFAULT-VALUE}, which is every service in one JVM, unless given.")
    private String service;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = DataOption.home();
        if (!Files.exists(home.resolve("services").resolve(service).resolve("pom.xml"))) {
            throw new ParameterException(spec.commandLine(), "There is no service services/" + service + ".");
        }
        Map<String, String> variables =
                LakeState.up(data.folder()).map(LakeState::variables).orElseThrow(CliException::noLake);
        String maven = new DevMaven(home).program(Progress.toStandardError());
        List<String> command =
                new ArrayList<>(List.of(maven, "-T1", "quarkus:dev", "-pl", "services/" + service, "-am"));
        if (service.equals(ALL)) {
            command.add("-Dall-in-one");
        }
        ProcessBuilder dev =
                new ProcessBuilder(command).directory(home.toFile()).inheritIO();
        dev.environment().putAll(variables);
        return dev.start().waitFor() == 0 ? ExitCodes.FINE : ExitCodes.FINDINGS;
    }
}
