package io.millrace.cli.quarantine;

import io.millrace.cli.lake.DataOption;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.pipeline.PlaceholderOptions;
import io.millrace.config.InvalidInputException;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.yaml.NearestName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rows in quarantine are meant, mixed into the verbs that deal with them. */
final class QuarantineOptions {
    @Mixin
    private DataOption data;

    @Mixin
    private PlaceholderOptions placeholders;

    @Parameters(paramLabel = "FILE", description = "The tables.yaml.")
    private Path file;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Only of this table; may be given several times. All tables unless given.")
    private List<String> tables = new ArrayList<>();

    @Option(
            names = "--rule",
            paramLabel = "ID",
            description = "Only rows that broke this rule when they were set aside, maybe others too.")
    private String rule;

    @Option(
            names = "--since",
            paramLabel = "MOMENT",
            converter = MomentConverter.class,
            description = "Only rows that were set aside then or later: 2026-03-01 or 2026-03-01T10:00:00Z.")
    private Instant since;

    @Option(
            names = "--until",
            paramLabel = "MOMENT",
            converter = MomentConverter.class,
            description = "Only rows that were set aside before.")
    private Instant until;

    /** The lake's data folder. */
    Path data() {
        return data.folder();
    }

    /** Reads the configuration, and checks what is asked for by it. */
    PipelineConfig read() {
        PipelineConfig config;
        try {
            config = placeholders.read(file);
        } catch (InvalidInputException refused) {
            throw new CliException(ExitCodes.FINDINGS, refused.getMessage());
        }
        List<String> streamed = config.tables().stream()
                .filter(table -> !table.internal())
                .map(TableConfig::name)
                .toList();
        for (String table : tables) {
            if (!streamed.contains(table)) {
                throw new CliException(
                        ExitCodes.USAGE,
                        "%s has no table %s with a stream. %s"
                                .formatted(file, table, NearestName.advice(table, streamed)));
            }
        }
        if (since != null && until != null && !since.isBefore(until)) {
            throw new CliException(ExitCodes.USAGE, "--since is not before --until: no row can be meant.");
        }
        return config;
    }

    /** What the job is told of it. */
    Map<String, Object> arguments(String verb) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        Map<String, String> names = placeholders.asEnvironment();
        arguments.put("config", file.toAbsolutePath().toUri().toString());
        arguments.put("stackName", names.get("STACK_NAME"));
        arguments.put("awsAccountId", names.get("AWS_ACCOUNT_ID"));
        arguments.put("verb", verb);
        arguments.put("tables", tables.isEmpty() ? null : tables);
        arguments.put("rule", rule);
        arguments.put("since", since == null ? null : since.toString());
        arguments.put("until", until == null ? null : until.toString());
        return arguments;
    }
}
