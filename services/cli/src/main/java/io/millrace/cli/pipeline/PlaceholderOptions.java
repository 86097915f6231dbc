package io.millrace.cli.pipeline;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.read.Placeholders;
import io.millrace.config.tables.read.TablesYaml;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** What placeholders of {@code tables.yaml} stand for, mixed into the commands that read one. */
public final class PlaceholderOptions {
    @Option(
            names = "--stack-name",
            paramLabel = "NAME",
            defaultValue = "${env:STACK_NAME:-millrace}",
            description = "Stands for STACK_NAME; the variable of this name, or millrace, unless given.")
    private String stackName;

    @Option(
            names = "--account-id",
            paramLabel = "ID",
            defaultValue = "${env:AWS_ACCOUNT_ID:-000000000000}",
            description = "Stands for AWS_ACCOUNT_ID; the variable of this name, or zeros, unless given.")
    private String accountId;

    /**
     * Reads a file.
     *
     * @throws io.millrace.config.InvalidInputException with every problem
     */
    public PipelineConfig read(Path file) {
        try {
            return TablesYaml.read(
                    file.toString(), Files.readString(file), new Placeholders(stackName, accountId, System.getenv()));
        } catch (NoSuchFileException e) {
            throw new CliException(ExitCodes.USAGE, "There is no file " + file + ". Name a tables.yaml.");
        } catch (CharacterCodingException e) {
            throw new CliException(ExitCodes.USAGE, file + " is not text in UTF-8. Save it as such.");
        } catch (IOException e) {
            throw new CliException(
                    ExitCodes.USAGE, file + " cannot be read: " + e.getMessage() + ". Check its rights.");
        }
    }

    /** What {@code STACK_NAME} stands for. */
    String stackName() {
        return stackName;
    }

    /** What {@code AWS_ACCOUNT_ID} stands for. */
    String accountId() {
        return accountId;
    }

    /** As variables, for a process that reads the file itself. */
    public Map<String, String> asEnvironment() {
        return Map.of("STACK_NAME", stackName, "AWS_ACCOUNT_ID", accountId);
    }
}
