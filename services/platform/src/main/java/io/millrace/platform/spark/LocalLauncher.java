package io.millrace.platform.spark;

import io.millrace.platform.spark.RunFolder.Identity;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Java processes on this machine. A process ends with the service that started it and is started again by the next one;
 * a process that ended by itself under a living service is not.
 */
public final class LocalLauncher implements SparkLauncher {
    private static final Logger LOG = Logger.getLogger(LocalLauncher.class);
    private static final int LINES = 30;
    private static final int TAIL = 500;

    private final LocalRuntime runtime;
    private final Identity service = Identity.of(ProcessHandle.current());
    private final Map<String, Process> mine = new ConcurrentHashMap<>();

    /** A launcher whose runs are kept in the runtime's folder. */
    public LocalLauncher(LocalRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public synchronized void start(SparkJob job) {
        RunFolder folder = folder(job.runId());
        if (folder.exitCode().isPresent()) {
            return;
        }
        Optional<Identity> known = folder.process();
        if (known.isPresent()) {
            if (folder.parent().flatMap(Identity::alive).isPresent()) {
                return;
            }
            known.get().alive().ifPresent(LocalLauncher::end);
        }
        folder.begin();
        Process process = launch(job, folder);
        folder.started(Identity.of(process.toHandle()), service);
        mine.put(job.runId(), process);
        var unused = process.onExit()
                .whenComplete((ended, never) -> folder.ended(ended.exitValue()))
                .exceptionally(fault -> {
                    LOG.warnf("event=spark-exit-not-kept run=%s error=%s", job.runId(), fault.getMessage());
                    return null;
                });
        LOG.infof("event=spark-started run=%s pid=%d log=%s", job.runId(), process.pid(), folder.log());
    }

    private Process launch(SparkJob job, RunFolder folder) {
        ProcessBuilder builder = new ProcessBuilder(runtime.command(job))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.log().toFile()));
        builder.environment().putAll(runtime.variables());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The command " + runtime.java() + " (setting millrace.spark.local.java) did not start: "
                            + e.getMessage(),
                    e);
        }
    }

    /** What a dead service left behind ends by itself; two of one run at a time must not be. */
    private static void end(ProcessHandle left) {
        left.destroyForcibly();
        left.onExit().join();
    }

    @Override
    public SparkStatus status(String runId) {
        RunFolder folder = folder(runId);
        Optional<Identity> process = folder.process();
        if (process.isEmpty()) {
            return new SparkStatus.Lost("There is no run in " + folder.path(), folder.lastLines(LINES));
        }
        OptionalInt exit = exitCode(runId, folder);
        if (exit.isEmpty()) {
            boolean alive = process.get().alive().isPresent();
            // the code of an ended process is written by its service, a moment later
            OptionalInt late = alive ? OptionalInt.empty() : folder.exitCode();
            if (alive || (late.isEmpty() && ownerLives(folder))) {
                return new SparkStatus.Running(progress(folder));
            }
            exit = late;
        }
        if (exit.isEmpty()) {
            return new SparkStatus.Lost(
                    "Neither process " + process.get().pid() + " nor the service that started it is there any more",
                    folder.lastLines(LINES));
        }
        return exit.getAsInt() == 0
                ? new SparkStatus.Succeeded()
                : new SparkStatus.Failed("Exit code " + exit.getAsInt(), folder.lastLines(LINES));
    }

    private OptionalInt exitCode(String runId, RunFolder folder) {
        Process process = mine.get(runId);
        return process != null && !process.isAlive() ? OptionalInt.of(process.exitValue()) : folder.exitCode();
    }

    private static boolean ownerLives(RunFolder folder) {
        return folder.parent().flatMap(Identity::alive).isPresent();
    }

    private static Optional<String> progress(RunFolder folder) {
        List<String> lines = folder.lastLines(TAIL);
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).startsWith("progress ")) {
                return Optional.of(lines.get(i));
            }
        }
        return Optional.empty();
    }

    @Override
    public void cancel(String runId) {
        folder(runId).process().flatMap(Identity::alive).ifPresent(LocalLauncher::end);
    }

    @Override
    public String logs(String runId) {
        return folder(runId).log().toString();
    }

    private RunFolder folder(String runId) {
        return new RunFolder(runtime.runs().resolve(runId));
    }
}
