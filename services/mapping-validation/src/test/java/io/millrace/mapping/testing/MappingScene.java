package io.millrace.mapping.testing;

import io.millrace.events.Event;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.lake.LakePart;
import io.millrace.mapping.catalog.GlueCatalog;
import io.millrace.mapping.domain.CatalogCheck;
import io.millrace.mapping.domain.MappingValidation;
import io.millrace.mapping.listener.MappingValidationStage;
import io.millrace.mapping.store.DynamoMappingSource;
import io.millrace.mapping.store.MappingTable;
import io.millrace.mapping.store.SnapshotNames;
import io.millrace.mapping.store.SnapshotStore;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two mapping tables, a bucket, a catalog of its own and a ledger, and the stage at work on them. */
public final class MappingScene implements AutoCloseable {
    /** The mapping dataset. */
    public static final String DATASET = "pipeline_migration_table_mapping";

    /** Segments in which each table is scanned. */
    public static final int SEGMENTS = 3;

    private static final String PREFIX = "v1_v2_mapping_validation";

    private final LedgerFixture fixture = new LedgerFixture(LakePart.OBJECT_STORE);
    private final ServiceProcess outside = fixture.process();
    private final GlueTables glue = new GlueTables();
    private final String bucket = LakeClients.unique("datalake");
    private final String sync = LakeClients.unique("sync");
    private final String manual = LakeClients.unique("manual");
    private int rows;

    /** Creates bucket and tables, empty. */
    public MappingScene() {
        outside.clients().s3().createBucket(request -> request.bucket(bucket));
        createTable(sync);
        createTable(manual);
    }

    private void createTable(String table) {
        outside.clients().dynamoDb().createTable(request -> request.tableName(table)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .billingMode("PAY_PER_REQUEST"));
        outside.clients().dynamoDb().waiter().waitUntilTableExists(request -> request.tableName(table));
    }

    /** The catalog. */
    public GlueTables glue() {
        return glue;
    }

    /** Ledger and clock. */
    public LedgerFixture fixture() {
        return fixture;
    }

    /** The table that pipelines sync. */
    public String syncTable() {
        return sync;
    }

    /** The table that people keep. */
    public String manualTable() {
        return manual;
    }

    /** The bucket of the snapshots. */
    public String bucket() {
        return bucket;
    }

    /** Puts an item into a mapping table. */
    public MappingScene item(String table, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new TreeMap<>(attributes);
        item.put("pk", AttributeValue.fromS("row" + rows++));
        outside.clients().dynamoDb().putItem(request -> request.tableName(table).item(item));
        return this;
    }

    /** Puts a good row into the sync table. */
    public MappingScene mapping(String source, String destination) {
        return item(sync, attributes(source, destination));
    }

    /** The attributes of a row. */
    public static Map<String, AttributeValue> attributes(String destinationId, String id) {
        return Map.of("destination_id", AttributeValue.fromS(destinationId), "id", AttributeValue.fromS(id));
    }

    /** A request. */
    public static Event<MappingSyncRequested> request(String id, String time) {
        return Event.first(id, URI.create("/test"), Instant.parse(time), new MappingSyncRequested(DATASET, null));
    }

    /** Accepts the event as a listener does, and carries its run on in a process. */
    public Run deliver(Event<?> event, ServiceProcess process, EventPublisher publisher) {
        outside.ledger().accept(MappingValidationStage.NAME, event);
        return carryOn(event, process, publisher);
    }

    /** Carries the run of an event on in a process. */
    public Run carryOn(Event<?> event, ServiceProcess process, EventPublisher publisher) {
        String runId = Run.id(MappingValidationStage.NAME, event.id());
        process.runner(publisher, 1).carryOn(stage(process), runId);
        return outside.ledger().find(runId).orElseThrow();
    }

    private MappingValidationStage stage(ServiceProcess process) {
        DynamoMappingSource source = new DynamoMappingSource(
                process.clients().dynamoDb(),
                List.of(
                        new MappingTable(sync, "millrace.mapping.sync-table"),
                        new MappingTable(manual, "millrace.mapping.manual-table")),
                SEGMENTS);
        return new MappingValidationStage(
                DATASET,
                "test",
                source,
                new MappingValidation(source, new CatalogCheck(new GlueCatalog(glue.client()), 4)),
                new SnapshotNames(process.checkpoints()),
                new SnapshotStore(new ObjectStore(process.clients().s3()), bucket, PREFIX));
    }

    /** What lies in the bucket, by key. */
    public Map<String, String> objects() {
        ObjectStore objects = new ObjectStore(outside.clients().s3());
        Map<String, String> found = new TreeMap<>();
        objects.list(new ObjectLocation(bucket, ""))
                .forEach(location ->
                        found.put(location.key(), objects.text(location).orElseThrow()));
        return found;
    }

    @Override
    public void close() {
        glue.close();
        fixture.close();
    }
}
