package io.millrace.registration.testing;

import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketedTable;
import io.millrace.events.bucketing.Layout;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.lake.LakePart;
import io.millrace.lake.standin.AwsStandIn;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsSettings;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.registration.domain.CatalogNames;
import io.millrace.registration.domain.DriftPolicy;
import io.millrace.registration.listener.FollowRequests;
import io.millrace.registration.listener.HeldTables;
import io.millrace.registration.listener.TableRegistrationBeans;
import io.millrace.registration.listener.TableRegistrationBeans.Limits;
import io.millrace.registration.listener.TableRegistrationStage;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Table;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A ledger, a bucket and a catalog of its own; the stage as its service makes it. */
public final class RegistrationScene implements AutoCloseable {
    /** The environment. */
    public static final String ENVIRONMENT = "test";

    /** The dataset. */
    public static final String DATASET = "infobase_attributes";

    /** The catalog's database. */
    public static final String DATABASE = "lake_test";

    private final LedgerFixture fixture = new LedgerFixture(LakePart.OBJECT_STORE);
    private final ServiceProcess outside = fixture.process();
    private final AwsStandIn catalog;
    private final GlueCalls calls = new GlueCalls();
    private final List<AwsClients> opened = new ArrayList<>();
    private final AwsClients clients;
    private final String bucket = LakeClients.unique("lake");
    private DriftPolicy policy = new DriftPolicy(false, Set.of());
    private boolean createDatabase = true;
    private boolean projected = true;

    /** Creates the bucket. */
    public RegistrationScene() {
        this(AwsStandIn.start(null, 0));
    }

    /** With the catalog that the lake's SQL engine reads. */
    public static RegistrationScene withEngine() {
        return new RegistrationScene(null);
    }

    private RegistrationScene(AwsStandIn ownCatalog) {
        catalog = ownCatalog;
        clients = clients();
        clients.s3().createBucket(request -> request.bucket(bucket));
    }

    private AwsClients clients(ExecutionInterceptor... interceptors) {
        AwsSettings lake = catalog == null
                ? LakeClients.settings(
                        LakePart.OBJECT_STORE, LakePart.TABLE_STORE, LakePart.STAND_IN, LakePart.SQL_ENGINE)
                : LakeClients.settings(LakePart.OBJECT_STORE, LakePart.TABLE_STORE);
        Map<String, URI> endpoints = new HashMap<>(lake.endpoints());
        if (catalog != null) {
            endpoints.put("glue", catalog.endpoint());
        }
        List<ExecutionInterceptor> seen = new ArrayList<>(List.of(interceptors));
        seen.add(calls);
        AwsClients made = LakeClients.with(
                AwsSettings.of(lake.region(), endpoints).impatient(4, Duration.ofSeconds(5)),
                seen.toArray(ExecutionInterceptor[]::new));
        opened.add(made);
        return made;
    }

    /** The catalog, for faults and counts. */
    public AwsStandIn catalog() {
        return catalog;
    }

    /** The calls that the stage makes to the catalog. */
    public GlueCalls calls() {
        return calls;
    }

    /** Locations of a table's partitions by value. */
    public Map<String, String> partitions(String table) {
        Map<String, String> locations = new TreeMap<>();
        glue().getPartitionsPaginator(request -> request.databaseName(DATABASE).tableName(table)).stream()
                .flatMap(page -> page.partitions().stream())
                .forEach(partition -> locations.put(
                        partition.values().get(0), partition.storageDescriptor().location()));
        return locations;
    }

    /** A client of the catalog. */
    public GlueClient glue() {
        return clients.glue();
    }

    /** Ledger and clock. */
    public LedgerFixture fixture() {
        return fixture;
    }

    /** What waits for a person. */
    public HeldTables held() {
        return new HeldTables(outside.checkpoints());
    }

    /** From now on the stage follows every change, or these tables. */
    public void follow(boolean all, String... tables) {
        policy = new DriftPolicy(all, Set.of(tables));
    }

    /** From now on a missing database is an error. */
    public void databaseMustStand() {
        createDatabase = false;
    }

    /** From now on partitioned tables have no parameters from which engines work their partitions out. */
    public void withoutProjection() {
        projected = false;
    }

    /** The events that the service would make at its start. */
    public List<Event<?>> dueAtStart() {
        return new FollowRequests(held(), outside.ledger(), names(), policy).due();
    }

    private static CatalogNames names() {
        return new CatalogNames(ENVIRONMENT, "lake_{env}", Map.of(), layout -> layout.map(known -> switch (known) {
                    case HIVE_BUCKETS -> "ext_";
                    case FILES -> "files_";
                    case PARTITIONS -> "part_";
                })
                .orElse("ext_"));
    }

    private TableRegistrationStage stage(AwsClients seen, ServiceProcess process) {
        return TableRegistrationBeans.stage(
                names(),
                policy,
                seen,
                process.checkpoints(),
                new ObjectStore(seen.s3()),
                new Limits(4, 8),
                createDatabase,
                projected);
    }

    /** The location of a key. */
    public URI location(String key) {
        return new ObjectLocation(bucket, key).uri();
    }

    /** The bucket. */
    public String bucket() {
        return bucket;
    }

    /** Writes an object. */
    public URI put(String key, byte[] bytes) {
        clients.s3().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
        return location(key);
    }

    /** A table of Hive buckets in two files: of so many rows in all, with these text columns. */
    public BucketedTable table(String version, String name, int rows, String... columns) {
        return table(version, name, rows, ParquetBytes.texts(rows - 1, columns), ParquetBytes.texts(1, columns));
    }

    /** A table of Hive buckets in these files. */
    public BucketedTable table(String version, String name, long rows, byte[]... files) {
        String folder = "v=" + version + "/hive-buckets/" + name + "/files/";
        long bytes = 0;
        for (int i = 0; i < files.length; i++) {
            put(folder + "0000" + i + "_0_part.parquet", files[i]);
            bytes += files[i].length;
        }
        return new BucketedTable(
                name, Layout.HIVE_BUCKETS, location(folder), "customer_user_id", 256, rows, 0, bytes, files.length);
    }

    /** A partitioned table with a file of one row in each of these buckets. */
    public BucketedTable partitioned(String version, String name, Iterable<Integer> buckets) {
        byte[] file = ParquetBytes.texts(1, "customer_user_id", "a");
        String folder = "v=" + version + "/partitions/" + name + "/";
        int files = 0;
        for (int number : buckets) {
            put(folder + "id_bucket=" + number + "/part-0.snappy.parquet", file);
            files++;
        }
        return new BucketedTable(
                name,
                Layout.PARTITIONS,
                location(folder),
                "customer_user_id",
                256,
                files,
                0,
                (long) files * file.length,
                files);
    }

    /** The finished snapshot of these tables, with its result document; the event has an id of the version's name. */
    public Event<SnapshotBucketed> bucketed(String version, BucketedTable... tables) {
        return bucketed(version, version, Instant.parse("2026-01-31T11:00:00Z"), tables);
    }

    /** As {@link #bucketed(String, BucketedTable...)}, with an id and a time. */
    public Event<SnapshotBucketed> bucketed(String eventId, String version, Instant time, BucketedTable... tables) {
        URI result = put("v=" + version + "/metadata/result.json", new byte[] {'{', '}'});
        return Event.first(
                eventId,
                Event.source("test"),
                time,
                new SnapshotBucketed(
                        DATASET,
                        ENVIRONMENT,
                        version.substring(0, 10),
                        version,
                        location("v=" + version + "/"),
                        result,
                        1000,
                        List.of(tables)));
    }

    /** Delivers an event and carries its run to its end. */
    public Run deliver(Event<?> event, EventPublisher publisher) {
        outside.ledger().accept(TableRegistrationStage.NAME, event);
        return carryOn(event, publisher);
    }

    /** Opens the event's failed run again, as a person does, and carries it to its end. */
    public Run retry(Event<?> event, EventPublisher publisher) {
        outside.ledger().reopen(Run.id(TableRegistrationStage.NAME, event.id()));
        return carryOn(event, publisher);
    }

    /** Carries a run to its end in a process whose AWS calls pass the interceptors. */
    public Run carryOn(Event<?> event, EventPublisher publisher, ExecutionInterceptor... interceptors) {
        String id = Run.id(TableRegistrationStage.NAME, event.id());
        ServiceProcess process = fixture.process(interceptors);
        TableRegistrationStage stage = stage(clients(interceptors), process);
        for (int tries = 0; tries < 20; tries++) {
            process.runner(publisher, 3).carryOn(stage, id);
            Run run = outside.ledger().find(id).orElseThrow();
            if (run.state() != RunState.OPEN) {
                return run;
            }
            fixture.clock().advance(Duration.ofSeconds(1));
        }
        throw new AssertionError("Run " + id + " does not end");
    }

    /** Delivers to a publisher that only records, which is returned. */
    public RecordingPublisher deliver(Event<?> event) {
        RecordingPublisher publisher = new RecordingPublisher();
        deliver(event, publisher);
        return publisher;
    }

    /** Notes that the stage shall handle the event. */
    public void accept(Event<?> event) {
        outside.ledger().accept(TableRegistrationStage.NAME, event);
    }

    /** A table of the catalog. */
    public Optional<Table> find(String name) {
        return glue().getTables(request -> request.databaseName(DATABASE)).tableList().stream()
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    @Override
    public void close() {
        ObjectStore objects = new ObjectStore(clients.s3());
        objects.list(new ObjectLocation(bucket, "")).toList().forEach(location -> clients.s3()
                .deleteObject(request -> request.bucket(bucket).key(location.key())));
        clients.s3().deleteBucket(request -> request.bucket(bucket));
        opened.forEach(AwsClients::close);
        if (catalog != null) {
            catalog.close();
        }
        fixture.close();
    }
}
