package io.millrace.cli.demo.streaming;

import io.millrace.cli.spark.SparkPrograms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The streaming job beside the lake. */
public final class StreamProcess implements AutoCloseable {
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
     * @param more arguments of the job
     */
    public static StreamProcess start(
            FleetPipeline pipeline, Map<String, String> variables, Path tables, Path folder, String... more)
            throws IOException {
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(pipeline.placeholders());
        Path log = folder.resolve("cdc-stream.log");
        SparkPrograms programs = new SparkPrograms(pipeline.home(), "cdc-stream", environment, folder);
        List<String> arguments =
                new ArrayList<>(List.of("--config", tables.toUri().toString()));
        arguments.addAll(List.of(more));
        return new StreamProcess(programs.start(log, MAIN, arguments.toArray(String[]::new)), log);
    }

    /** Throws when it has ended, with what it said last. */
    public boolean runs() {
        if (process.isAlive()) {
            return true;
        }
        throw SparkPrograms.failed("The streaming job", "it ended with exit code " + process.exitValue(), said());
    }

    /** All that it said so far. */
    public List<String> said() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + log, e);
        }
    }

    /** Where it says it. */
    public Path log() {
        return log;
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
