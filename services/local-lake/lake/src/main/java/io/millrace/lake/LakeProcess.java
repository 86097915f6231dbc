package io.millrace.lake;

import io.millrace.lake.readiness.LogTail;
import io.millrace.lake.readiness.ReadinessWatch;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A supervised child process. Its standard input stays open as long as this JVM lives, so a child that watches its input
 * (every part does, and any main class behind {@link JavaCommand#endingWithParent}) never outlives its parent.
 */
public final class LakeProcess implements AutoCloseable {
    private static final int TAIL = 20;
    private static final Path SESSION_LEADER = Path.of("/usr/bin/setsid");

    private final LakeProcessSpec spec;
    private Process process;
    private OptionalInt port;

    private LakeProcess(LakeProcessSpec spec) {
        this.spec = spec;
    }

    /**
     * Starts the process and waits until it is ready.
     *
     * @throws LakeException when it cannot be launched, ends early or is not ready in time; nothing of it is left then
     */
    public static LakeProcess start(LakeProcessSpec spec) {
        LakeProcess started = new LakeProcess(spec);
        started.launch();
        return started;
    }

    private synchronized void launch() {
        ReadinessWatch watch = ReadinessWatch.of(spec);
        ProcessBuilder builder = new ProcessBuilder(command())
                .redirectError(Redirect.appendTo(spec.log().toFile()))
                .redirectOutput(watch.output());
        builder.environment().putAll(spec.environment());
        try {
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            process = builder.start();
        } catch (IOException e) {
            throw LakeException.cannotLaunch(spec.name(), e);
        }
        try {
            port = watch.await(process);
        } catch (RuntimeException | Error e) {
            kill();
            throw e;
        }
    }

    /** In a session of its own, where there is such a program: Ctrl-C is for the parent, which stops all in order. */
    private List<String> command() {
        if (!Files.isExecutable(SESSION_LEADER)) {
            return spec.command();
        }
        List<String> command = new ArrayList<>(List.of(SESSION_LEADER.toString()));
        command.addAll(spec.command());
        return command;
    }

    /** The name given in the specification. */
    public String name() {
        return spec.name();
    }

    /**
     * The port of the READY line.
     *
     * @throws LakeException when the process is watched in another way
     */
    public synchronized int port() {
        return port.orElseThrow(() -> LakeException.noReadyPort(spec.name()));
    }

    /** The operating system's id of the process. */
    public synchronized long pid() {
        return process.pid();
    }

    /** Whether the process runs. */
    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code, empty while the process runs. */
    public synchronized OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Asks the process to end (SIGTERM) and kills it when the grace time is over. */
    public synchronized void stop() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(spec.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            throw LakeException.interrupted("stopping " + spec.name());
        }
    }

    /** Ends the process at once (SIGKILL), as a crash does, and waits until it is gone. */
    public synchronized void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stops the process where it runs and starts it again with the same command. */
    public synchronized void restart() {
        stop();
        launch();
    }

    /** The file with the output of the process. */
    public Path log() {
        return spec.log();
    }

    /** The last lines of the log. */
    public List<String> logTail() {
        return LogTail.of(spec.log(), TAIL);
    }

    @Override
    public void close() {
        stop();
    }
}
