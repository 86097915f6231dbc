package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.EventTail;
import io.millrace.cli.demo.GatewayClient;
import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.story.Block;
import io.millrace.cli.demo.story.Chapter;
import io.millrace.cli.demo.story.Story;
import io.millrace.cli.demo.wide.Attribute;
import io.millrace.cli.demo.wide.WideRows;
import io.millrace.cli.demo.wide.WideShape;
import io.millrace.cli.demo.wide.WideTable;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.Progress;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.bucketing.CleanroomReportWritten;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.lake.StageFailed;
import io.millrace.lake.standin.cleanrooms.CleanRoomsControl;
import io.millrace.lake.standin.control.StandInControl;
import io.millrace.platform.objects.ObjectLocation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The bucketing lane on a running lake: a wide snapshot with addressable ids, then one that lacks columns. */
public final class BucketingDemo implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int IDS_OF_HELD = 200;

    private final LakeConnection lake;
    private final WideShape shape;
    private final WideRows rows;
    private final Progress progress;
    private final DemoDatasets datasets;
    private final SnapshotUpload upload;
    private final GatewayClient gateway;
    private final StageTimes times;
    private final EventTail tail;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private BucketingDemo(LakeConnection lake, WideShape shape, long seed, Path scratch, Progress progress) {
        this.lake = lake;
        this.shape = shape;
        this.rows = new WideRows(shape.ids(), seed);
        this.progress = progress;
        this.datasets = new DemoDatasets(lake.environment());
        this.upload = new SnapshotUpload(lake.objects(), datasets, scratch);
        this.gateway = new GatewayClient(lake.variables(), lake.codec());
        this.times = new StageTimes(progress);
        this.tail = new EventTail(lake.kafka(), lake.codec(), PATIENCE, times);
    }

    /**
     * Runs it all.
     *
     * @param lake with the lane's services and a SQL engine, and no table yet
     * @param scratch folder for files on their way to S3
     */
    public static Story run(LakeConnection lake, WideShape shape, long seed, Path scratch, Progress progress)
            throws IOException, InterruptedException {
        try (BucketingDemo demo = new BucketingDemo(lake, shape, seed, scratch, progress)) {
            List<Outcome> outcomes = new ArrayList<>();
            Chapter first = demo.firstSnapshot(outcomes);
            Chapter second = demo.snapshotWithoutColumns(outcomes.get(0));
            String title = String.format(
                    Locale.ROOT,
                    "The bucketing lane: %,d ids, %,d attributes in %d tables, seed %d",
                    shape.ids(),
                    shape.attributes().size(),
                    shape.tables().size(),
                    seed);
            return new Story(title, Instant.now(), List.of(first, second));
        }
    }

    private Chapter firstSnapshot(List<Outcome> outcomes) throws IOException, InterruptedException {
        LocalDate date = today.minusDays(1);
        progress.doing("generating and uploading the snapshots of " + date);
        upload.mapping(shape);
        long bytes = upload.wide(date, shape.attributes(), rows) + upload.ids(date, rows);
        progress.done(String.format(
                Locale.ROOT, "snapshots of %s are uploaded: %,d rows, %,d bytes", date, rows.count(), bytes));
        CleanRooms cleanRooms = new CleanRooms(
                "lake_" + lake.environment(),
                shape.tables().stream().map(WideTable::base).toList());
        new CleanRoomsControl(URI.create(lake.variables().get("CLEANROOMS_ENDPOINT"))).seed(cleanRooms.seed());
        Instant began = Instant.now();
        String wide = publish(DemoDatasets.WIDE, date, rows.count());
        String ids = publish(DemoDatasets.IDS, date, rows.ids());
        progress.doing("snapshot-written of both is published");
        tail.await(ids, List.of(EventType.BUCKETED_TABLES_CREATED));
        tail.await(wide, List.of(EventType.BUCKETED_TABLES_CREATED, EventType.CLEANROOM_REPORT_WRITTEN));
        Duration took = Duration.between(began, Instant.now());
        progress.doing("checking every table through Trino");
        OutcomeReader reader = new OutcomeReader(lake);
        List<String> keys = Truth.sampledKeys(rows);
        Truth truthOfWide = Truth.ofWide(shape, rows);
        Truth truthOfIds = Truth.ofIds(rows);
        outcomes.add(reader.read(tail.chain(wide), truthOfWide, keys));
        outcomes.add(reader.read(tail.chain(ids), truthOfIds, keys));
        CleanroomReportWritten written = OutcomeReader.data(tail.chain(wide), CleanroomReportWritten.class);
        CleanRooms.Report report = CleanRooms.Report.parse(
                lake.objects().text(ObjectLocation.of(written.report())).orElseThrow());
        List<Check> checks = new ArrayList<>(TableChecks.of(truthOfWide, outcomes.get(0)));
        checks.addAll(TableChecks.of(truthOfIds, outcomes.get(1)));
        checks.addAll(cleanRooms.checks(written, report));
        List<List<Event<?>>> chains = List.of(tail.chain(wide), tail.chain(ids));
        progress.done("every table is checked");
        return new Chapter(
                1,
                "A wide snapshot and addressable ids become verified tables",
                List.of(
                        String.format(
                                Locale.ROOT,
                                "uploaded two snapshots of %s, %s: %,d rows with %,d attributes, of which %,d have no key"
                                        + " and %,d repeat one; and %,d addressable ids",
                                date,
                                io.millrace.cli.demo.account.TextLines.size(bytes),
                                rows.count(),
                                shape.attributes().size(),
                                rows.keyless(),
                                rows.repeated(),
                                rows.ids()),
                        "uploaded the column mapping, with a byte order mark; the key is CUSTOMER_USER_ID in one snapshot,"
                                + " Customer_User_id in the other",
                        "sent snapshot-written for both to the gateway: POST /events"),
                List.of(
                        times.block(chains),
                        TableGrids.bucketed(outcomes),
                        TableGrids.entityResolution(outcomes),
                        cleanRooms.block(written, report),
                        new Block.Says(
                                "Clean Rooms report",
                                List.of("for people: " + written.page(), "for programs: " + written.report())),
                        ReaderQueries.block(outcomes.get(0), outcomes.get(1), keys)),
                chains,
                checks,
                took);
    }

    private Chapter snapshotWithoutColumns(Outcome before) throws IOException, InterruptedException {
        List<Attribute> all = shape.attributes();
        List<Attribute> left = all.subList(1, all.size() - 1);
        List<String> missing =
                List.of(all.get(0).name(), all.get(all.size() - 1).name());
        WideRows few = new WideRows(Math.min(IDS_OF_HELD, rows.ids()), rows.seed());
        progress.doing("uploading a snapshot that lacks " + missing);
        upload.wide(today, left, few);
        tail.expectFailure();
        Instant began = Instant.now();
        String chain = publish(DemoDatasets.WIDE, today, few.count());
        tail.await(chain, List.of(EventType.STAGE_FAILED));
        StageFailed failed = OutcomeReader.data(tail.chain(chain), StageFailed.class);
        StandInControl control = new StandInControl(URI.create(lake.variables().get("SES_ENDPOINT")));
        tail.awaitUntil("a person to be told of " + chain, () -> told(control, chain) > 0);
        Duration took = Duration.between(began, Instant.now());
        List<Check> checks = new ArrayList<>(new HeldSnapshot(lake, datasets).checks(failed, missing, today, before));
        checks.add(Check.same("persons told of it, by mail or alarm", 1, told(control, chain)));
        progress.done("the snapshot is held: nothing was written, the catalog is as it was");
        return new Chapter(
                2,
                "A snapshot that lacks two columns is held",
                List.of(
                        "uploaded a snapshot of " + today + " without the columns " + String.join(" and ", missing),
                        "sent snapshot-written for it to the gateway"),
                List.of(new Block.Says(
                        "What stage-failed tells people",
                        List.of("What: " + failed.what(), "Why: " + failed.why(), "What to do: " + failed.whatToDo()))),
                List.of(tail.chain(chain)),
                checks,
                took);
    }

    private static long told(StandInControl control, String chain) {
        long mails = control.mails().stream()
                .filter(mail -> mail.text() != null && mail.text().contains(chain))
                .count();
        long alarms = control.messages().stream()
                .filter(message -> message.toString().contains(chain))
                .count();
        return mails + alarms;
    }

    private String publish(String dataset, LocalDate date, long count) throws IOException, InterruptedException {
        SnapshotWritten written = new SnapshotWritten(
                dataset,
                lake.environment(),
                date.toString(),
                datasets.snapshot(dataset, date).uri(),
                null,
                count,
                null);
        Event<SnapshotWritten> event =
                Event.first(UUID.randomUUID().toString(), Event.source("demo"), Instant.now(), written);
        gateway.publish(event);
        return event.correlationId();
    }

    @Override
    public void close() {
        tail.close();
    }
}
