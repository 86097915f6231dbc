package io.millrace.cli.bench.streaming;

import io.millrace.cli.demo.streaming.FleetPipeline;
import io.millrace.cli.demo.streaming.StreamProcess;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The streaming job with the table of telemetry alone, and how many changes it has taken. */
record TelemetryStream(StreamProcess process) implements AutoCloseable {
    static final String TABLE = "vehicle_telemetry";

    private static final Pattern TAKEN = Pattern.compile("^progress table=" + TABLE + " .*\\bmerged=(\\d+)\\b");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 200;

    static TelemetryStream start(FleetPipeline pipeline, Map<String, String> variables, Path tables, Path folder)
            throws IOException {
        return new TelemetryStream(StreamProcess.start(pipeline, variables, tables, folder, "--tables", TABLE));
    }

    /** Waits until so many changes are in the lake, since the start. */
    void awaitTaken(long changes) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> said = process.said();
        while (taken(said) < changes) {
            process.runs();
            if (System.nanoTime() > deadline) {
                throw new CliException(
                        ExitCodes.FINDINGS,
                        "The streaming job took " + taken(said) + " of " + changes + " changes within "
                                + PATIENCE.toMinutes() + " minutes: this machine does not keep up, measure with fewer"
                                + " --seconds. Its log: " + process.log());
            }
            Thread.sleep(LOOK_MILLIS);
            said = process.said();
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
        process.close();
    }
}
