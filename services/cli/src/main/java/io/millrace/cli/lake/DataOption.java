package io.millrace.cli.lake;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** The option {@code --data}, mixed into every command that talks to a lake. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The lake's data folder; .millrace in the repository unless given.")
    private Path data;

    /** The folder. */
    public Path folder() {
        return data != null ? data.toAbsolutePath() : home().resolve(".millrace");
    }

    /** The repository's root: where the launcher script stands. */
    public static Path home() {
        return Path.of(System.getProperty("millrace.home", "")).toAbsolutePath();
    }
}
