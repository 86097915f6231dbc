package io.millrace.comparison.testing;

import io.millrace.comparison.domain.DeletionGuard;
import io.millrace.comparison.domain.MappingRow;
import io.millrace.comparison.domain.SnapshotRows;
import io.millrace.comparison.listener.BatchPublication;
import io.millrace.comparison.listener.SnapshotComparisonStage;
import io.millrace.comparison.store.BatchStore;
import io.millrace.comparison.store.Holds;
import io.millrace.comparison.store.SnapshotFiles;
import io.millrace.comparison.store.SnapshotIds;
import io.millrace.comparison.store.Watermarks;
import io.millrace.events.Event;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.DeletionsApproved;
import io.millrace.events.mapping.MappingCounts;
import io.millrace.lake.LakePart;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.snapshot.SnapshotManifest;
import io.millrace.platform.snapshot.SnapshotTimes;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A ledger, a snapshot bucket, a drop bucket and a snapshot-id table of its own; the stage as its service makes it. */
public final class ComparisonScene implements AutoCloseable {
    /** The mapping dataset. */
    public static final String DATASET = "pipeline_migration_table_mapping";

    /** The environment. */
    public static final String ENVIRONMENT = "test";

    /** What every batch's key begins with. */
    public static final String ROOT = "s/datasets/d/db__test/pipeline_migration_table_mapping";

    private static final String CSV = "text/csv; charset=utf-8";

    private final LedgerFixture fixture = new LedgerFixture(LakePart.OBJECT_STORE);
    private final ServiceProcess outside = fixture.process();
    private final ObjectStore objects = new ObjectStore(outside.clients().s3());
    private final String snapshots = LakeClients.unique("snapshots");
    private final String drop = LakeClients.unique("drop");
    private final String idTable = LakeClients.unique("etleap-dl");

    /** Creates what the stage needs; the snapshot id is {@code 42}. */
    public ComparisonScene() {
        outside.clients().s3().createBucket(request -> request.bucket(snapshots));
        outside.clients().s3().createBucket(request -> request.bucket(drop));
        outside.clients().dynamoDb().createTable(request -> request.tableName(idTable)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .billingMode("PAY_PER_REQUEST"));
        outside.clients().dynamoDb().waiter().waitUntilTableExists(request -> request.tableName(idTable));
        snapshotId("42");
    }

    /** Writes the downstream snapshot id. */
    public void snapshotId(String id) {
        outside.clients().dynamoDb().putItem(request -> request.tableName(idTable)
                .item(Map.of("id", AttributeValue.fromS("item"), "snapshot_id", AttributeValue.fromS(id))));
    }

    /** The table of the downstream snapshot id. */
    public String idTable() {
        return idTable;
    }

    /** The bucket of the batches. */
    public String dropBucket() {
        return drop;
    }

    /** Removes the downstream snapshot id. */
    public void withoutSnapshotId() {
        outside.clients().dynamoDb().deleteItem(request -> request.tableName(idTable)
                .key(Map.of("id", AttributeValue.fromS("item"))));
    }

    /** Ledger and clock. */
    public LedgerFixture fixture() {
        return fixture;
    }

    /** A process beside those under test. */
    public ServiceProcess outside() {
        return outside;
    }

    /** Objects as the test sees them. */
    public ObjectStore objects() {
        return objects;
    }

    /** The held difference. */
    public Holds holds() {
        return new Holds(outside.checkpoints());
    }

    /** What the next snapshot is compared with. */
    public String published() {
        return new Watermarks(outside.checkpoints(), outside.ledger(), SnapshotComparisonStage.NAME)
                .published(DATASET)
                .map(found -> found.snapshot())
                .orElse("none");
    }

    /** The stage with its guard at 20 % and 10 rows. */
    public SnapshotComparisonStage stage(ServiceProcess process) {
        ObjectStore seen = new ObjectStore(process.clients().s3());
        Watermarks watermarks = new Watermarks(process.checkpoints(), process.ledger(), SnapshotComparisonStage.NAME);
        Holds holds = new Holds(process.checkpoints());
        return new SnapshotComparisonStage(
                DATASET,
                ENVIRONMENT,
                new SnapshotFiles(seen),
                new SnapshotIds(process.clients().dynamoDb(), idTable, "item"),
                watermarks,
                holds,
                new DeletionGuard(20, 10),
                new SnapshotTimes(fixture.clock(), Duration.ofMinutes(5)),
                new BatchPublication(DATASET, ENVIRONMENT, new BatchStore(seen, drop, ROOT), watermarks, holds));
    }

    /** Writes a snapshot with its manifest; the event that tells of it has an id of the given name. */
    public Event<SnapshotWritten> snapshot(String name, String eventId, Collection<MappingRow> rows) {
        return announced(name, eventId, csv(rows), rows.size());
    }

    /** As {@link #snapshot}, of a data file with this text. */
    public Event<SnapshotWritten> announced(String name, String eventId, String csv, long rows) {
        byte[] bytes = csv.getBytes(UTF_8);
        String sha256 = HexFormat.of().formatHex(ObjectStore.newSha256().digest(bytes));
        objects.put(data(name), csv, CSV);
        SnapshotManifest manifest = new SnapshotManifest(
                SnapshotManifest.FORMAT_VERSION,
                DATASET,
                ENVIRONMENT,
                name,
                "glue_tables_" + name + ".csv",
                rows,
                bytes.length,
                sha256,
                "rejected.csv",
                new MappingCounts(rows, rows, 0, 0, 0),
                List.of("t"),
                "cause-" + name,
                "chain-" + name);
        objects.put(data(name).sibling(SnapshotManifest.FILE_NAME), manifest.toJson(), "application/json");
        return written(eventId, DATASET, ENVIRONMENT, name, data(name).uri());
    }

    /** A snapshot-written event. */
    public static Event<SnapshotWritten> written(
            String eventId, String dataset, String environment, String name, URI location) {
        return Event.first(
                eventId,
                Event.source("test"),
                Instant.parse("2026-01-31T11:00:00Z"),
                new SnapshotWritten(dataset, environment, name, location, null, null, null));
    }

    /** A deletions-approved event. */
    public static Event<DeletionsApproved> approval(String eventId, String holdId) {
        return Event.first(
                eventId,
                Event.source("test"),
                Instant.parse("2026-01-31T11:30:00Z"),
                new DeletionsApproved(DATASET, holdId, "checked"));
    }

    /** Where a snapshot's data file lies. */
    public ObjectLocation data(String name) {
        return new ObjectLocation(snapshots, "v1_v2/" + name + "/glue_tables_" + name + ".csv");
    }

    /** Delivers an event and carries its run to its end. */
    public Run deliver(Event<?> event, EventPublisher publisher) {
        outside.ledger().accept(SnapshotComparisonStage.NAME, event);
        return carryOn(event, outside, publisher);
    }

    /** Carries a run to its end in a process. */
    public Run carryOn(Event<?> event, ServiceProcess process, EventPublisher publisher) {
        String id = Run.id(SnapshotComparisonStage.NAME, event.id());
        SnapshotComparisonStage stage = stage(process);
        for (int tries = 0; tries < 100; tries++) {
            process.runner(publisher, 3).carryOn(stage, id);
            Run run = outside.ledger().find(id).orElseThrow();
            if (run.state() != RunState.OPEN) {
                return run;
            }
            fixture.clock().advance(Duration.ofSeconds(1));
        }
        throw new AssertionError("Run " + id + " does not end");
    }

    /** Every object of the drop bucket with its text. */
    public SortedMap<String, String> dropped() {
        SortedMap<String, String> texts = new TreeMap<>();
        objects.list(new ObjectLocation(drop, ""))
                .forEach(location ->
                        texts.put(location.key(), objects.text(location).orElseThrow()));
        return texts;
    }

    /** The text of an object that an event names. */
    public String text(URI location) {
        return objects.text(ObjectLocation.of(location)).orElseThrow();
    }

    /** The folder of the batch of a snapshot-written event. */
    public static String folder(String batch) {
        return ROOT + "/42/incremental_" + batch + "/";
    }

    /** A snapshot's text. */
    public static String csv(Collection<MappingRow> rows) {
        StringBuilder csv = new StringBuilder(String.join(",", SnapshotRows.HEADER)).append("\r\n");
        new TreeSet<>(rows).forEach(row -> csv.append(row.source())
                .append(',')
                .append(row.destination())
                .append("\r\n"));
        return csv.toString();
    }

    @Override
    public void close() {
        for (String bucket : List.of(snapshots, drop)) {
            objects.list(new ObjectLocation(bucket, "")).toList().forEach(location -> outside.clients()
                    .s3()
                    .deleteObject(request -> request.bucket(bucket).key(location.key())));
            outside.clients().s3().deleteBucket(request -> request.bucket(bucket));
        }
        outside.clients().dynamoDb().deleteTable(request -> request.tableName(idTable));
        fixture.close();
    }
}
