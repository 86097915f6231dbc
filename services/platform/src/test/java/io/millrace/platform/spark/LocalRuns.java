package io.millrace.platform.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Runs of {@link ScriptedJob} in a folder, and a service that can be killed.
 *
 * @param folder of the test
 */
record LocalRuns(Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    LocalRuntime runtime() throws IOException {
        Path options = folder.resolve("jvm.options");
        if (!Files.exists(options)) {
            Files.writeString(options, "# small\n\n-XX:+UseSerialGC\n-XX:TieredStopAtLevel=1\n");
        }
        return new LocalRuntime(
                java(),
                folder,
                options,
                List.of("lib/*"),
                "local[2]",
                folder.resolve("runs"),
                Map.of("FURTHER", "one"));
    }

    /** What the job does: see {@link ScriptedJob}. */
    SparkJob job(String runId, String end) {
        return new SparkJob(
                runId,
                "scripted",
                ScriptedJob.class.getName(),
                classes().toString(),
                List.of("--end", end),
                Map.of("spark.app.setting", "from the service", "millrace.folder", folder.toString()),
                new SparkJob.Sizes(1, 1, 64, 32));
    }

    /** Has another process start the job, then kills that process. */
    void startedByServiceThatDied(String runId, String end) throws IOException {
        Process service = new ProcessBuilder(
                        java(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingService.class.getName(),
                        folder.toString(),
                        runId,
                        end)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile())
                .start();
        try {
            waitUntil(() -> !begun(runId).isEmpty() && run(runId).process().isPresent());
        } finally {
            service.destroyForcibly().onExit().join();
        }
    }

    /** The process numbers of all processes of the run so far. */
    List<Long> begun(String runId) {
        return log(runId).stream()
                .filter(line -> line.startsWith("begun "))
                .map(line -> Long.valueOf(line.substring("begun ".length())))
                .toList();
    }

    List<String> log(String runId) {
        return run(runId).lastLines(Integer.MAX_VALUE);
    }

    RunFolder run(String runId) {
        return new RunFolder(folder.resolve("runs").resolve(runId));
    }

    /** Waits for the end of the run's process, and until a living service has kept its exit code. */
    void ended(String runId) {
        waitUntil(() -> run(runId).process().flatMap(RunFolder.Identity::alive).isEmpty());
        if (run(runId).parent().flatMap(RunFolder.Identity::alive).isPresent()) {
            waitUntil(() -> run(runId).exitCode().isPresent());
        }
    }

    /** The processes that still run in this folder. */
    List<ProcessHandle> left() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()))
                        .isPresent())
                .toList();
    }

    static void waitUntil(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("What was waited for did not come in " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    static Path classes() {
        return Path.of(ScriptedJob.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
