package io.millrace.cli.demo.streaming;

import io.millrace.cli.spark.SparkPrograms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The streaming job beside the lake. */
final class StreamProcess implements AutoCloseable {
    private static final long GRACE_SECONDS = 60;
    private static final String MAIN = "io.millrace.jobs.stream.CdcStreamJob";

    private final Process process;
    private final Path log;

    private StreamProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @param variables that lead to the lake
     * @param tables the file {@code tables.yaml}
     */
    static StreamProcess start(FleetPipeline pipeline, Map<String, String> variables, Path tables, Path folder)
            throws IOException {
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(pipeline.placeholders());
        Path log = folder.resolve("cdc-stream.log");
        SparkPrograms programs = new SparkPrograms(pipeline.home(), "cdc-stream", environment, folder);
        return new StreamProcess(
                programs.start(log, MAIN, "--config", tables.toUri().toString()), log);
    }

    /** Throws when it has ended, with what it said last. */
    boolean runs() {
        if (process.isAlive()) {
            return true;
        }
        try {
            throw SparkPrograms.failed(
                    "The streaming job", "it ended with exit code " + process.exitValue(), Files.readAllLines(log));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + log, e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
