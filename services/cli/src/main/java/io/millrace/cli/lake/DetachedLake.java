package io.millrace.cli.lake;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import picocli.CommandLine.Model.CommandSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the same command in the background, in a session of its own, and waits until its lake is ready. */
final class DetachedLake {
    private static final long LOOK_MS = 250;
    private static final Path SESSION_LEADER = Path.of("/usr/bin/setsid");

    private DetachedLake() {}

    static int start(Path data, CommandSpec spec) throws IOException, InterruptedException {
        Progress progress = Progress.toStandardError();
        if (LakeState.read(data).filter(found -> found.supervisor().isAlive()).isPresent()) {
            throw DataLock.taken(data);
        }
        Path log = data.resolve("logs").resolve("up.log");
        Files.createDirectories(log.getParent());
        Process supervisor = new ProcessBuilder(command(data, spec))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile())
                .redirectErrorStream(true)
                .start();
        progress.doing("starting the lake in the background, log in " + log);
        Thread givingUp = new Thread(() -> giveUp(supervisor), "millrace-give-up");
        Runtime.getRuntime().addShutdownHook(givingUp);
        Optional<LakeState> state = Optional.empty();
        while (state.isEmpty()) {
            if (supervisor.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
                throw new CliException(
                        ExitCodes.FINDINGS, "The lake did not start; " + log + " says:\n" + Files.readString(log));
            }
            state = LakeState.up(data);
        }
        Runtime.getRuntime().removeShutdownHook(givingUp);
        progress.done("the lake is up");
        spec.commandLine().getOut().println(UpCommand.addresses(state.get()).text());
        return ExitCodes.FINE;
    }

    private static void giveUp(Process supervisor) {
        supervisor.destroy();
        supervisor.onExit().join();
    }

    private static List<String> command(Path data, CommandSpec spec) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SESSION_LEADER)) {
            command.add(SESSION_LEADER.toString());
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmillrace.home=" + DataOption.home(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.millrace.cli.Millrace"));
        for (String argument : spec.root().commandLine().getParseResult().originalArgs()) {
            if (!argument.equals("--detach")) {
                command.add(argument);
            }
        }
        if (command.stream().noneMatch(argument -> argument.startsWith("--data"))) {
            command.addAll(List.of("--data", data.toString()));
        }
        return command;
    }
}
