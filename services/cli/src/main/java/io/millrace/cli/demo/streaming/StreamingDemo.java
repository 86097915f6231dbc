package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.EventTail;
import io.millrace.cli.demo.GatewayClient;
import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.fleet.FleetTable;
import io.millrace.cli.demo.story.Block;
import io.millrace.cli.demo.story.Chapter;
import io.millrace.cli.demo.story.Story;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.Progress;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.lake.DataLanded;
import io.millrace.events.lake.LandedTable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The streaming lane on a running lake: a fleet's database at work, its changes as history in Delta tables. */
public final class StreamingDemo implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int TELL_EVERY = 500;

    private final LakeConnection lake;
    private final FleetPipeline pipeline;
    private final FleetSource source;
    private final Progress progress;
    private final EventTail tail;
    private final FleetQueries queries;
    private Instant half;
    private long relaxedAtHalf;

    private StreamingDemo(LakeConnection lake, FleetPipeline pipeline, FleetSource source, Progress progress) {
        this.lake = lake;
        this.pipeline = pipeline;
        this.source = source;
        this.progress = progress;
        this.tail = new EventTail(lake.kafka(), lake.codec(), PATIENCE, event -> {});
        this.queries = new FleetQueries(lake.variables().get("TRINO_URL"), "lake_" + lake.environment());
    }

    /**
     * Runs it all.
     *
     * @param lake with the lane's services and a SQL engine
     * @param data its data folder
     * @param source whose first rows are there
     * @param transactions that are committed while the lane runs
     * @param scratch folder for files of the demo
     */
    static Story run(
            LakeConnection lake,
            Path data,
            FleetPipeline pipeline,
            FleetSource source,
            int transactions,
            Path scratch,
            Progress progress)
            throws IOException, InterruptedException {
        Files.createDirectories(scratch);
        pipeline.buckets().forEach(bucket -> lake.aws().s3().createBucket(request -> request.bucket(bucket)));
        Path tables = pipeline.writeTables(scratch.resolve("tables.yaml"));
        Path relaxed = pipeline.relax(tables);
        try (StreamingDemo demo = new StreamingDemo(lake, pipeline, source, progress)) {
            AskedService service = new AskedService(lake, pipeline, demo.tail, progress);
            // the stream tells at its start of columns that no table names: one such run of the service is enough
            service.tables(pipeline.firstTable(tables));
            CorrectionChapter correction = new CorrectionChapter(
                    new LaneVerbs(data, pipeline, progress),
                    service,
                    demo.queries,
                    source.truth(),
                    source.relaxedTruth());
            Chapter history;
            LaneVerbs.Said before;
            try (StreamProcess stream = StreamProcess.start(pipeline, lake.variables(), tables, scratch)) {
                history = demo.history(stream, transactions);
                before = correction.agree(tables);
            }
            try (StreamProcess stream = StreamProcess.start(pipeline, lake.variables(), relaxed, scratch)) {
                Chapter corrected = correction.run(before, tables, relaxed, demo.half, demo.relaxedAtHalf);
                stream.runs();
                String title = String.format(
                        Locale.ROOT, "The streaming lane: %,d changes of a fleet in PostgreSQL", source.changes());
                return new Story(title, Instant.now(), List.of(history, corrected));
            }
        }
    }

    private Chapter history(StreamProcess stream, int transactions) throws IOException, InterruptedException {
        Instant began = Instant.now();
        long first = source.changes();
        Map<FleetTable, Integer> atHalf = new EnumMap<>(FleetTable.class);
        for (int done = 1; done <= transactions; done++) {
            source.work();
            if (done == transactions / 2) {
                half = source.clock();
                relaxedAtHalf = source.relaxedTruth()
                        .of(FleetTable.VEHICLE_TELEMETRY)
                        .current()
                        .size();
                for (FleetTable table : FleetTable.values()) {
                    atHalf.put(table, source.truth().of(table).current().size());
                }
            }
            if (done % TELL_EVERY == 0) {
                stream.runs();
                progress.doing(String.format(
                        Locale.ROOT,
                        "%,d of %,d transactions are committed, %,d rows in the lake",
                        done,
                        transactions,
                        rows()));
            }
        }
        progress.done(String.format(Locale.ROOT, "%,d changes are committed", source.changes()));
        FleetChecks checks = new FleetChecks(queries, source.truth());
        awaitRows(stream, checks);
        Duration took = Duration.between(began, Instant.now());
        registerQuality();
        progress.doing("checking every table through Trino");
        FleetGrids grids = new FleetGrids(queries, source.truth());
        List<Check> all = new ArrayList<>(checks.all());
        for (FleetTable table : FleetTable.values()) {
            all.add(Check.same(
                    table.title() + ": rows as of half-time", atHalf.get(table), grids.currentAt(table, half)));
        }
        progress.done("every table is checked");
        return new Chapter(
                1,
                "Changes of a database become history",
                List.of(
                        String.format(Locale.ROOT, "wrote %,d rows into five tables before capture began", first),
                        String.format(
                                Locale.ROOT,
                                "committed %,d transactions with %,d inserts, updates and deletes while it ran; about one row"
                                        + " in twelve breaks a rule",
                                transactions,
                                source.changes() - first),
                        "change-capture wrote them to Kafka in AWS DMS's envelope, cdc-stream brought them to Delta tables"),
                List.of(
                        grids.tables(),
                        grids.quarantine(),
                        grids.metrics(),
                        grids.timeline(),
                        asOf(grids, half),
                        grids.queries(half)),
                List.of(),
                all,
                took);
    }

    private static Block asOf(FleetGrids grids, Instant time) {
        return new Block.Grid(
                "Rows that were current at " + time,
                List.of("table", "rows"),
                1,
                Arrays.stream(FleetTable.values())
                        .map(table -> List.of(table.title(), Check.number(grids.currentAt(table, time))))
                        .toList());
    }

    private long rows() {
        return Arrays.stream(FleetTable.values())
                .mapToLong(table ->
                        queries.state(table).map(FleetQueries.State::versions).orElse(0L))
                .sum();
    }

    /** Until the lake has what it must have, or has had time enough: the checks tell then what is missing. */
    private void awaitRows(StreamProcess stream, FleetChecks checks) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!checks.countsAgree() && Instant.now().isBefore(deadline)) {
            stream.runs();
            progress.doing(String.format(Locale.ROOT, "%,d versions are in the lake", rows()));
            Thread.sleep(LOOK.toMillis());
        }
        progress.done(String.format(Locale.ROOT, "%,d versions are in the lake", rows()));
    }

    /** Makes quarantine and metrics tables that the SQL engine sees. */
    private void registerQuality() throws IOException, InterruptedException {
        List<LandedTable> tables = new ArrayList<>();
        for (FleetTable table : FleetTable.values()) {
            if (source.truth().of(table).quarantined() > 0) {
                tables.add(delta("quarantine_" + table.title(), pipeline.quarantine(table)));
            }
        }
        tables.add(delta("dq_metrics", pipeline.metrics()));
        Event<DataLanded> landed = Event.first(
                UUID.randomUUID().toString(),
                Event.source("demo"),
                Instant.now(),
                new DataLanded(FleetPipeline.NAME + "-quality", lake.environment(), "1", tables));
        new GatewayClient(lake.variables(), lake.codec()).publish(landed);
        tail.await(landed.correlationId(), List.of(EventType.TABLES_REGISTERED));
        progress.done("quarantine and metrics are registered");
    }

    private static LandedTable delta(String name, String location) {
        return new LandedTable(name, LandedTable.Format.DELTA, URI.create(location), null, null);
    }

    @Override
    public void close() {
        tail.close();
    }
}
