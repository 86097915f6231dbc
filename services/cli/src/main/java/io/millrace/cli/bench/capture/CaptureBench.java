package io.millrace.cli.bench.capture;

import io.millrace.cli.bench.measure.OpenLoop;
import io.millrace.cli.bench.measure.Percentiles;
import io.millrace.cli.output.Progress;
import io.millrace.lake.LakePart;
import io.millrace.lake.LakeProgress;
import io.millrace.lake.LakeSpec;
import io.millrace.lake.LocalLake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Has the service load a table, catch up with a backlog of changes, and follow changes as they come.
 *
 * @param rows to load
 * @param changes of the backlog
 * @param seconds for which changes come
 * @param withFloor whether the log is also read to nowhere
 */
record CaptureBench(Path home, long rows, long changes, int seconds, boolean withFloor) {
    private static final String TOPIC = "cdc-" + BenchDatabase.TELEMETRY;
    private static final String PROBE_TOPIC = "cdc-" + BenchDatabase.PROBE;
    private static final String[] TABLES = {"public." + BenchDatabase.TELEMETRY, "public." + BenchDatabase.PROBE};

    CaptureRun run(Progress progress) throws Exception {
        progress.doing("starting PostgreSQL and Kafka");
        LakeSpec spec = LakeSpec.temporary(LakePart.BROKER, LakePart.DATABASE, LakePart.TABLE_STORE);
        try (LocalLake parts = LocalLake.start(spec, LakeProgress.silent())) {
            Map<String, String> lake = parts.endpoints().asEnvironment();
            progress.doing(String.format(Locale.ROOT, "writing %,d rows", rows));
            try (BenchDatabase database = BenchDatabase.create(lake, rows);
                    TopicGauge topic = new TopicGauge(TOPIC, lake)) {
                CaptureService service = new CaptureService(home, lake, parts.logs());
                double loaded = load(service, database, topic, lake, progress);
                LogFloor floor = new LogFloor(database, lake);
                if (withFloor) {
                    floor.begin();
                }
                progress.doing(String.format(Locale.ROOT, "committing %,d single-row transactions", changes));
                database.change(rows, changes);
                Double toNowhere = withFloor ? changes / floor.read() : null;
                progress.doing("catching up");
                long before = topic.records();
                try (CaptureService.Running running = service.start(TABLES)) {
                    double changed = topic.rate(before, changes, running::check);
                    progress.done(String.format(Locale.ROOT, "caught up, %,.0f changes/s", changed));
                    return new CaptureRun(loaded, changed, toNowhere, follow(database, lake, progress));
                }
            }
        }
    }

    /** Loads, and stops the service when the load counts, so that it follows the log at its next start. */
    private double load(
            CaptureService service,
            BenchDatabase database,
            TopicGauge topic,
            Map<String, String> lake,
            Progress progress)
            throws IOException, InterruptedException {
        progress.doing("loading");
        try (CaptureService.Running running = service.start(TABLES);
                TopicGauge probe = new TopicGauge(PROBE_TOPIC, lake)) {
            double loaded = topic.rate(0, rows, running::check);
            running.awaitStreaming();
            long before = probe.records();
            database.run("update probe set at = clock_timestamp() where id = 1");
            probe.reached(before + 1, running::check);
            progress.done(String.format(Locale.ROOT, "loaded, %,.0f rows/s", loaded));
            return loaded;
        }
    }

    private Percentiles follow(BenchDatabase database, Map<String, String> lake, Progress progress) {
        progress.doing(CaptureRun.RATE + " transactions a second for " + seconds + " s");
        try (ProbeReader reader = new ProbeReader(PROBE_TOPIC, lake)) {
            OpenLoop schedule = new OpenLoop(CaptureRun.RATE, CaptureRun.RATE * seconds);
            CompletableFuture<Percentiles> latencies = reader.read(schedule.count());
            database.probe(schedule);
            Percentiles all = latencies.join();
            progress.done("measured");
            return all;
        }
    }

    List<String> notes() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "capture: %,d rows of 10 columns, then %,d single-row updates that were committed while the service was"
                                + " stopped;",
                        rows,
                        changes),
                "  the packaged service, " + CaptureService.HEAP
                        + ", its default settings, one broker; a record counts when the" + " broker has it,",
                "  from the first hundredth to the last. PostgreSQL, Kafka and the service share this machine.",
                withFloor
                        ? "  Floor: " + LogFloor.way()
                                + ", the same changes by the same plugin, while the service is stopped."
                        : "  The floor was left out.",
                "  Commit to topic: from the commit's time in PostgreSQL to a reader of the topic, every commit on disk.");
    }
}
