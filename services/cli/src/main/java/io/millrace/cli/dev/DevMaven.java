package io.millrace.cli.dev;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds a Maven that Quarkus' dev mode accepts: the installed one, or one fetched by its coordinates. */
final class DevMaven {
    private static final String INSTALLED = "mvn";

    private final Path home;

    /** @param home the repository's root */
    DevMaven(Path home) {
        this.home = home;
    }

    /** The program to call. */
    String program(Progress progress) throws IOException, InterruptedException {
        if (MavenVersion.of(printedBy(INSTALLED, "-v"))
                .filter(version -> version.isAtLeast(MavenVersion.DEV_MODE))
                .isPresent()) {
            return INSTALLED;
        }
        Path tools = home.resolve(".millrace/tools");
        if (!Files.isDirectory(tools)) {
            progress.doing("fetching a Maven of 3.9 or newer, which dev mode needs");
            String printed = printedBy(INSTALLED, "-B", "-ntp", "-q", "-N", "-Pdev-maven", "initialize");
            if (!Files.isDirectory(tools)) {
                throw new CliException(
                        ExitCodes.FINDINGS,
                        "A Maven of 3.9 or newer could not be fetched: " + printed.strip()
                                + ". Install one, or mend the access to the repository of artifacts.");
            }
            progress.done("Maven is there");
        }
        try (Stream<Path> fetched = Files.list(tools)) {
            return fetched.map(folder -> folder.resolve("bin/mvn"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new CliException(
                            ExitCodes.FINDINGS, tools + " holds no bin/mvn. Delete the folder; it is fetched again."))
                    .toString();
        }
    }

    private String printedBy(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
