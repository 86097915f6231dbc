package io.millrace.cli.bench.streaming;

import io.millrace.cli.demo.streaming.FleetPipeline;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.spark.SparkPrograms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The streaming job with the table of telemetry alone, and how many changes it has taken. */
final class TelemetryStream implements AutoCloseable {
    static final String TABLE = "vehicle_telemetry";

    private static final String MAIN = "io.millrace.jobs.stream.CdcStreamJob";
    private static final Pattern TAKEN = Pattern.compile("^progress table=" + TABLE + " .*\\bmerged=(\\d+)\\b");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 200;
    private static final long GRACE_SECONDS = 60;

    private final Process process;
    private final Path log;

    private TelemetryStream(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static TelemetryStream start(FleetPipeline pipeline, Map<String, String> variables, Path tables, Path folder)
            throws IOException {
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(pipeline.placeholders());
        Path log = folder.resolve("cdc-stream.log");
        SparkPrograms programs = new SparkPrograms(pipeline.home(), "cdc-stream", environment, folder);
        return new TelemetryStream(
                programs.start(log, MAIN, "--config", tables.toUri().toString(), "--tables", TABLE), log);
    }

    /** Waits until so many changes are in the lake, since the start. */
    void awaitTaken(long changes) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> said = Files.readAllLines(log);
        while (taken(said) < changes) {
            if (!process.isAlive()) {
                throw SparkPrograms.failed("The streaming job", "it ended", said);
            }
            if (System.nanoTime() > deadline) {
                throw new CliException(
                        ExitCodes.FINDINGS,
                        "The streaming job took " + taken(said) + " of " + changes + " changes within "
                                + PATIENCE.toMinutes() + " minutes: this machine does not keep up, measure with fewer"
                                + " --seconds. Its log: " + log);
            }
            Thread.sleep(LOOK_MILLIS);
            said = Files.readAllLines(log);
        }
    }

    /** How many changes went into the table, by the job's lines of progress. */
    static long taken(List<String> said) {
        return said.stream()
                .map(TAKEN::matcher)
                .filter(Matcher::find)
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
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
