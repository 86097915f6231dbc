package io.millrace.cli.bench.streaming;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.bench.streaming.TelemetrySource.Window;
import io.millrace.cli.demo.DemoLake;
import io.millrace.cli.demo.streaming.FleetPipeline;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.lake.LakeOptions;
import io.millrace.cli.lake.LakeService;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.Progress;
import io.millrace.cli.spark.SparkPrograms;
import io.millrace.lake.LakePart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * From a commit in PostgreSQL to the commit of the Delta table that shows it, through change capture, Kafka and the streaming job.
 *
 * @param rows of the table before the changes
 * @param seconds for which each rate lasts
 * @param trigger seconds between batches
 */
record FreshnessBench(Path home, int rows, int seconds, int trigger) {
    static final int ROWS = 20_000;

    private static final int[] RATES = {300, 3_000};
    private static final String MAIN = "io.millrace.jobs.stream.bench.FreshnessMeasurement";
    private static final EnumSet<LakePart> PARTS = EnumSet.of(
            LakePart.BROKER, LakePart.DATABASE, LakePart.OBJECT_STORE, LakePart.TABLE_STORE, LakePart.STAND_IN);

    List<FreshnessRun> run(Progress progress) throws Exception {
        FleetPipeline pipeline = new FleetPipeline(home);
        Path folder = home.resolve(".millrace/bench/streaming");
        AtomicReference<TelemetrySource> created = new AtomicReference<>();
        LakeOptions options = new LakeOptions(
                        home, folder.resolve("lake"), 0, "bench", PARTS, Set.of(LakeService.CHANGE_CAPTURE), false)
                .withSettings(pipeline.settings());
        try (DemoLake lake = DemoLake.start(
                        options,
                        variables -> created.set(TelemetrySource.create(variables, pipeline.schema(), rows)),
                        progress);
                TelemetrySource source = created.get();
                LakeConnection connection = LakeConnection.to(lake.variables())) {
            Path scratch = Files.createDirectories(folder.resolve("scratch"));
            pipeline.buckets().forEach(bucket -> connection.aws().s3().createBucket(request -> request.bucket(bucket)));
            Path tables = pipeline.writeTables(scratch.resolve("tables.yaml"), trigger + " seconds");
            List<Window> windows = new ArrayList<>();
            try (TelemetryStream stream = TelemetryStream.start(pipeline, lake.variables(), tables, scratch)) {
                progress.doing("freshness: loading, and warming up");
                stream.awaitTaken(source.changes());
                source.work(RATES[0], Math.max(seconds / 2, 2 * trigger));
                stream.awaitTaken(source.changes());
                for (int rate : RATES) {
                    progress.doing("freshness: " + rate + " changes a second for " + seconds + " s");
                    windows.add(source.work(rate, seconds));
                    stream.awaitTaken(source.changes());
                    progress.done("freshness: " + rate + " changes a second are in the lake");
                }
            }
            return measured(windows, new SparkPrograms(home, "cdc-stream", lake.variables(), scratch), pipeline);
        }
    }

    List<String> notes() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "freshness: %,d rows of telemetry with the rules, transforms and metrics of examples/fleet; 300 transactions a"
                                + " second for %d s;",
                        rows,
                        seconds),
                "  a batch every " + trigger
                        + " s. From the commit's time in PostgreSQL to the time of the Delta commit that shows it;",
                "  PostgreSQL, Kafka, capture, S3 and Spark share this machine.");
    }

    private List<FreshnessRun> measured(List<Window> windows, SparkPrograms programs, FleetPipeline pipeline)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of(pipeline.table(TelemetryStream.TABLE)));
        windows.forEach(window -> arguments.addAll(List.of(micros(window.from()), micros(window.to()))));
        List<FreshnessLine> lines = programs.run(MAIN, arguments.toArray(String[]::new)).stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> Json.read(line, new TypeReference<FreshnessLine>() {}, "what " + MAIN + " printed"))
                .toList();
        List<FreshnessRun> runs = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (lines.get(i).rows() != window.changes()) {
                throw new CliException(
                        ExitCodes.FINDINGS,
                        "Of " + window.changes() + " changes the lake has "
                                + lines.get(i).rows()
                                + ": the lane lost or doubled some, which is a fault; keep "
                                + home.resolve(".millrace/bench/streaming") + " and report it.");
            }
            runs.add(new FreshnessRun(RATES[i], window.perSecond(), trigger, lines.get(i)));
        }
        return runs;
    }

    private static String micros(Instant time) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }
}
