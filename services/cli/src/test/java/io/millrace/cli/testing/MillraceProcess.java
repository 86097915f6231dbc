package io.millrace.cli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code millrace} command as a process of its own, as a person runs it. */
public final class MillraceProcess {
    private static final long LONGEST_MINUTES = 4;

    private final Path data;

    /** Commands for the lake on a data folder. */
    public MillraceProcess(Path data) {
        this.data = data;
    }

    /** What a command answered. */
    public record Answer(int exit, String out, String err) {}

    /** Runs a command to its end, in an environment that names no lake. */
    public Answer run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** Runs a command to its end. */
    public Answer run(Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile("millrace", ".out");
            Path err = Files.createTempFile("millrace", ".err");
            Process process = builder(environment, arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + LONGEST_MINUTES + " min: " + List.of(arguments)
                        + Files.readString(err));
            }
            Answer answer = new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + List.of(arguments), e);
        }
    }

    /** Starts a command; what it prints is dropped. */
    public Process start(String... arguments) throws IOException {
        return builder(Map.of(), arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private ProcessBuilder builder(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmillrace.home=" + System.getProperty("millrace.home"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.millrace.cli.Millrace"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        if (arguments[0].equals("up") && !command.contains("--without")) {
            command.addAll(List.of("--without", "sql-engine"));
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.endsWith("_ENDPOINT") || name.startsWith("KAFKA_"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** Whether a process runs; one that has ended and was not collected does not. */
    public static boolean isRunning(ProcessHandle process) {
        try {
            return process.isAlive()
                    && !Files.readString(Path.of("/proc/" + process.pid() + "/status"))
                            .contains("State:\tZ");
        } catch (IOException gone) {
            return false;
        }
    }
}
