package io.millrace.cleanroom.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.cleanroom.adapter.CatalogReader;
import io.millrace.cleanroom.adapter.CleanRoomReader;
import io.millrace.cleanroom.adapter.IdentityReader;
import io.millrace.cleanroom.adapter.ReportFiles;
import io.millrace.cleanroom.adapter.ReportNames;
import io.millrace.cleanroom.config.CleanroomSettings;
import io.millrace.cleanroom.config.ReportFormat;
import io.millrace.cleanroom.listener.CleanroomReportStage;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.CleanroomReportRequested;
import io.millrace.events.bucketing.FinishedTable;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.lake.standin.cleanrooms.CleanRoomsControl;
import io.millrace.lake.standin.cleanrooms.CleanRoomsSeed;
import io.millrace.lake.standin.cleanrooms.DemoMembership;
import io.millrace.lake.standin.control.StandInControl;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsSettings;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.StageScene;
import software.amazon.awssdk.services.glue.model.Column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** A bucket of reports and a database of the catalog of its own; the stage as its service makes it. */
public final class CleanroomScene extends StageScene {
    /** The environment. */
    public static final String ENVIRONMENT = "test";

    /** What the tables' names begin with. */
    public static final String PREFIX = "part_";

    /** What the reports' keys begin with. */
    public static final String FOLDER = "cleanrooms-reports/";

    private static final Instant TIME = Instant.parse("2026-01-31T11:22:33.456Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String database = LakeClients.unique("db").replace('-', '_');
    private final StandInControl standIn = new StandInControl(standInAddress());
    private AwsClients asked = asking();

    /** Creates bucket and database; nothing is seeded. */
    public CleanroomScene() {
        super(LakePart.STAND_IN);
        outside().clients().glue().createDatabase(request -> request.databaseInput(input -> input.name(database)));
        seed(CleanRoomsSeed.empty());
    }

    /** Where the stand-in answers. */
    public static URI standInAddress() {
        return TestLake.with(LakePart.STAND_IN).endpoints().glue();
    }

    /** Answers every call again, and forgets how much it was throttled. */
    public void recover() {
        standIn.clearFaults();
        asked.close();
        asked = asking();
    }

    /** Removes all reports. */
    public void clear() {
        empty(bucket());
    }

    private static AwsClients asking() {
        return LakeClients.with(
                withCleanRooms(LakeClients.settings(LakePart.STAND_IN)).impatient(2, Duration.ofSeconds(5)));
    }

    private static AwsSettings withCleanRooms(AwsSettings settings) {
        Map<String, URI> endpoints = new HashMap<>(settings.endpoints());
        endpoints.put("cleanrooms", standInAddress());
        endpoints.put("entityresolution", standInAddress());
        return new AwsSettings(
                settings.region(),
                endpoints,
                settings.attempts(),
                settings.attemptTimeout(),
                settings.callTimeout(),
                settings.connections());
    }

    /** The database. */
    public String database() {
        return database;
    }

    /** The stand-in's calls and faults. */
    public StandInControl standIn() {
        return standIn;
    }

    /** Puts this into Clean Rooms and Entity Resolution. */
    public void seed(CleanRoomsSeed seed) {
        new CleanRoomsControl(standInAddress()).seed(seed);
    }

    /** The built-in membership with its tables in this scene's database. */
    public CleanRoomsSeed demo() {
        return DemoMembership.of(database, PREFIX);
    }

    /** Registers a table of the snapshot of 2026-01-15. */
    public void table(String name, int columns) {
        table(name, columns, "2026-01-15");
    }

    /** Registers a table. */
    public void table(String name, int columns, String snapshotDt) {
        List<Column> all = IntStream.range(0, columns)
                .mapToObj(i -> Column.builder()
                        .name(i == 0 ? "customer_user_id" : name + "_" + i)
                        .type("string")
                        .build())
                .toList();
        outside().clients().glue().createTable(request -> request.databaseName(database)
                .tableInput(table -> table.name(name)
                        .parameters(Map.of("millrace.snapshot_dt", snapshotDt))
                        .partitionKeys(
                                Column.builder().name("id_bucket").type("int").build())
                        .storageDescriptor(storage -> storage.columns(all).location("s3://lake/" + name + "/"))));
    }

    /** The settings of the stage. */
    public CleanroomSettings settings() {
        return new CleanroomSettings(
                ENVIRONMENT,
                Optional.of(DemoMembership.ID),
                Optional.empty(),
                PREFIX,
                Set.of("infobase_attributes"),
                Set.of("*addressable_ids", "*_er"),
                bucket(),
                FOLDER,
                Set.of(ReportFormat.values()),
                45,
                25,
                100,
                4);
    }

    @Override
    public CleanroomReportStage stage(ServiceProcess process) {
        return stage(process, settings());
    }

    @Override
    protected int attempts() {
        return 2;
    }

    /** The stage with other settings. */
    public CleanroomReportStage stage(ServiceProcess process, CleanroomSettings settings) {
        return new CleanroomReportStage(
                settings,
                new CatalogReader(asked.glue()),
                new CleanRoomReader(asked.cleanRooms(), settings.concurrency()),
                new IdentityReader(asked.entityResolution(), settings.concurrency()),
                new ReportNames(process.checkpoints()),
                new ReportFiles(
                        new ObjectStore(process.clients().s3()),
                        new ObjectLocation(settings.reportBucket(), settings.reportPrefix()),
                        settings.formats()));
    }

    /** A request for a report. */
    public Event<CleanroomReportRequested> request(String eventId) {
        return Event.first(
                eventId, Event.source("test"), TIME, new CleanroomReportRequested(database, "somebody asked"));
    }

    /** The event that tables of a dataset are finished. */
    public Event<BucketedTablesCreated> created(String eventId, String dataset, String environment) {
        return Event.first(
                eventId,
                Event.source("test"),
                TIME,
                new BucketedTablesCreated(
                        dataset,
                        environment,
                        database,
                        "2026-01-15-1f0c9a3b",
                        "2026-01-15",
                        List.of(new FinishedTable(
                                "part_a",
                                "a",
                                "ext_a",
                                URI.create("s3://lake/part_a/"),
                                FinishedTable.Way.DIRECT,
                                1,
                                1))));
    }

    /** As {@link #deliver(Event, EventPublisher)} with other settings. */
    public Run deliver(Event<?> event, EventPublisher publisher, CleanroomSettings settings) {
        return carryOn(event, outside(), publisher, settings);
    }

    /** As {@link #carryOn(Event, ServiceProcess, EventPublisher)} with other settings. */
    public Run carryOn(Event<?> event, ServiceProcess process, EventPublisher publisher, CleanroomSettings settings) {
        return carryOn(stage(process, settings), event, process.runner(publisher, attempts()));
    }

    /** Every object of the report bucket with its text. */
    public SortedMap<String, String> written() {
        return texts(new ObjectLocation(bucket(), ""));
    }

    /** The only JSON document in the report bucket. */
    public JsonNode report() {
        List<String> documents = written().entrySet().stream()
                .filter(object -> object.getKey().endsWith(".json"))
                .map(Map.Entry::getValue)
                .toList();
        if (documents.size() != 1) {
            throw new AssertionError("Not one report but " + documents.size());
        }
        return json(documents.get(0));
    }

    /** A JSON document. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        standIn.clearFaults();
        seed(CleanRoomsSeed.empty());
        outside().clients().glue().deleteDatabase(request -> request.name(database));
        asked.close();
        super.close();
    }
}
