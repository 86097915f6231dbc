package io.millrace.cli.pipeline;

import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.spark.SparkPrograms;
import io.millrace.config.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code millrace stream}. */
@Command(
        name = "stream",
        description =
                "Streams the tables of a tables.yaml from Kafka to Delta, by Spark in a process of its own, until Ctrl-C."
                        + " What is wrong with the file is told before anything starts.",
        footer = {"", "Example:  ./millrace stream my/tables.yaml --stack-name fleet --available-now"})
public final class StreamCommand implements Callable<Integer> {
    private static final String MAIN = "io.millrace.jobs.stream.CdcStreamJob";

    @Mixin
    private DataOption data;

    @Mixin
    private PlaceholderOptions placeholders;

    @Parameters(paramLabel = "FILE", description = "The tables.yaml.")
    private Path file;

    @Option(names = "--tables", paramLabel = "A,B", description = "Only these tables; all unless given.")
    private String tables;

    @Option(names = "--available-now", description = "End when everything is in that is on the topics now.")
    private boolean availableNow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            placeholders.read(file);
        } catch (InvalidInputException refused) {
            throw new CliException(ExitCodes.FINDINGS, refused.getMessage());
        }
        try (LakeConnection lake = LakeConnection.open(data.folder())) {
            Map<String, String> environment = new HashMap<>(lake.variables());
            environment.putAll(placeholders.asEnvironment());
            SparkPrograms programs = new SparkPrograms(
                    DataOption.home(), "cdc-stream", environment, data.folder().resolve("logs"));
            List<String> arguments = new ArrayList<>(
                    List.of("--config", file.toAbsolutePath().toUri().toString()));
            if (tables != null) {
                arguments.addAll(List.of("--tables", tables));
            }
            if (availableNow) {
                arguments.add("--available-now");
            }
            int code = programs.runHere(MAIN, arguments.toArray(String[]::new));
            return code == 0 ? ExitCodes.FINE : ExitCodes.FINDINGS;
        }
    }
}
