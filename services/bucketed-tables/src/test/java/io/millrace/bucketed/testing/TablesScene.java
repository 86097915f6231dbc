package io.millrace.bucketed.testing;

import io.millrace.bucketed.catalog.CatalogTables;
import io.millrace.bucketed.catalog.TableDefinition;
import io.millrace.bucketed.domain.Column;
import io.millrace.bucketed.domain.DatasetPlan;
import io.millrace.bucketed.domain.Edition;
import io.millrace.bucketed.domain.EntityResolutionPlan;
import io.millrace.bucketed.domain.Names;
import io.millrace.bucketed.domain.Version;
import io.millrace.bucketed.files.VersionFiles;
import io.millrace.bucketed.listener.BucketedTablesStage;
import io.millrace.bucketed.listener.BucketedTablesStage.DatasetWork;
import io.millrace.bucketed.publication.TablePublication;
import io.millrace.bucketed.publication.TablesAtOnce;
import io.millrace.bucketed.store.BegunWrites;
import io.millrace.bucketed.store.OldVersions;
import io.millrace.bucketed.store.Turns;
import io.millrace.events.Event;
import io.millrace.events.bucketing.FinishedTable.Way;
import io.millrace.events.bucketing.Layout;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.events.lake.RegisteredTable.Change;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.lake.LakePart;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.sql.SqlEngine;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.StageScene;
import software.amazon.awssdk.services.glue.model.Table;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A catalog database of its own; registered tables, and the stage as its service makes it. */
public final class TablesScene extends StageScene {
    /** The dataset. */
    public static final String DATASET = "attributes";

    /** The environment. */
    public static final String ENVIRONMENT = "test";

    /** How many buckets tables have unless a test says otherwise. */
    public static final int BUCKETS = 4;

    /** When events become true unless a test says otherwise. */
    public static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final String database = LakeClients.unique("db").replace('-', '_');
    private final SqlScene sql = new SqlScene();
    private final Function<AwsClients, SqlEngine> engine;
    private Way way = Way.DIRECT;
    private List<String> forMatching = List.of();
    private int openWriters = 100;
    private int keep = 3;

    /** With Trino. */
    public TablesScene() {
        this(SqlScene.trino());
    }

    /** With another engine. */
    public TablesScene(SqlEngine engine) {
        this(clients -> engine);
    }

    /** With an engine that each process has of its own clients. */
    public TablesScene(Function<AwsClients, SqlEngine> engine) {
        super(LakePart.STAND_IN);
        this.engine = engine;
        outside()
                .clients()
                .glue()
                .createDatabase(request ->
                        request.databaseInput(input -> input.name(database).locationUri("s3://" + bucket() + "/")));
    }

    /** Lets the engine write the bucketed tables. */
    public TablesScene ctas(int writers) {
        this.way = Way.CTAS;
        this.openWriters = writers;
        return this;
    }

    /** Lets these tables have an Entity Resolution table. */
    public TablesScene matching(String... bases) {
        this.forMatching = List.of(bases);
        return this;
    }

    /** Keeps so many snapshots. */
    public TablesScene keeping(int snapshots) {
        this.keep = snapshots;
        return this;
    }

    /** The catalog database. */
    public String database() {
        return database;
    }

    /** Answers of the engine to a query in which {@code {db}} is the database; each row as a list in text. */
    public List<String> ask(String query) {
        return sql.ask(query.replace("{db}", database)).rows().stream()
                .map(row -> row.values().toString())
                .toList();
    }

    /** Writes a table's bucket files by the given query with a column {@code id}, and registers {@code ext_…} on them. */
    public RegisteredTable table(String base, String version, int buckets, String query) {
        String location = location(base, version);
        String maker = "maker_" + base + "_" + version.replace('-', '_');
        sql.ask("CREATE TABLE " + database + "." + maker + " WITH (format = 'PARQUET', external_location = '" + location
                + "', bucketed_by = ARRAY['id'], bucket_count = " + buckets + ") AS " + query);
        List<Column> columns = catalogTable(maker).orElseThrow().storageDescriptor().columns().stream()
                .map(column -> new Column(column.name(), column.type()))
                .toList();
        catalog().drop(database, maker);
        return register(base, version, buckets, columns);
    }

    /** As {@link #table(String, String, int, String)} with {@value #BUCKETS} buckets and a few hundred rows. */
    public RegisteredTable table(String base, String version) {
        return table(base, version, BUCKETS, rows(200, version));
    }

    /** A query for rows with ids in text, a number and the version. */
    public static String rows(int count, String version) {
        return "SELECT 'käse-' || CAST(n AS varchar) AS id, n AS number, '" + version + "' AS version"
                + " FROM unnest(sequence(1, " + count + ")) AS t(n)";
    }

    /** Registers {@code ext_…} on the files of a version. */
    public RegisteredTable register(String base, String version, int buckets, List<Column> columns) {
        String location = location(base, version);
        TableDefinition plain = new TableDefinition(
                "ext_" + base,
                location,
                columns,
                null,
                0,
                DATASET,
                new Edition(Version.parse(version).orElseThrow(), Instant.EPOCH),
                Map.of());
        catalog().put(database, plain.toInput());
        return new RegisteredTable(
                "ext_" + base,
                base,
                Change.UPDATED,
                URI.create(location),
                Layout.HIVE_BUCKETS,
                "id",
                buckets,
                columns.size(),
                null,
                null);
    }

    /** The table as it was registered before, told of again. */
    public RegisteredTable register(String base, String version, int buckets) {
        List<Column> columns = catalogTable("ext_" + base).orElseThrow().storageDescriptor().columns().stream()
                .map(column -> new Column(column.name(), column.type()))
                .toList();
        return register(base, version, buckets, columns);
    }

    /** Lets the event's run have the turn, as if its process had died at work. */
    public void takeTurn(Event<?> event) {
        Run run = outside()
                .ledger()
                .find(Run.id(BucketedTablesStage.NAME, event.id()))
                .orElseThrow();
        new Turns(outside().checkpoints(), outside().ledger(), BucketedTablesStage.NAME).take(DATASET, run);
    }

    /** Where a table's bucket files lie. */
    public String location(String base, String version) {
        return "s3://" + bucket() + "/bucketed/v=" + version + "/hive-buckets/" + base + "/";
    }

    /** A tables-registered event of noon. */
    public Event<TablesRegistered> event(String id, String version, RegisteredTable... tables) {
        return event(id, version, NOON, tables);
    }

    /** A tables-registered event that became true at the given time. */
    public Event<TablesRegistered> event(String id, String version, Instant time, RegisteredTable... tables) {
        return Event.first(
                id,
                Event.source("test"),
                time,
                new TablesRegistered(
                        DATASET, ENVIRONMENT, database, version, version.substring(0, 10), List.of(tables)));
    }

    /** The plan. */
    public DatasetPlan plan() {
        return new DatasetPlan(
                DATASET,
                way,
                Optional.of("s3://" + bucket() + "/ctas/"),
                3,
                new Names("bucketed_", "part_"),
                keep,
                List.of("s3://" + bucket() + "/bucketed/"),
                openWriters,
                new EntityResolutionPlan(
                        forMatching, Optional.of("s3://" + bucket() + "/er/"), "AXM", "STRING", List.of()));
    }

    @Override
    public BucketedTablesStage stage(ServiceProcess process) {
        Turns turns = new Turns(process.checkpoints(), process.ledger(), BucketedTablesStage.NAME);
        VersionFiles files = new VersionFiles(process.clients().s3());
        TablePublication publication = new TablePublication(
                engine.apply(process.clients()),
                new CatalogTables(process.clients().glue()),
                files,
                new ObjectStore(process.clients().s3()),
                turns,
                new BegunWrites(process.checkpoints(), BucketedTablesStage.NAME),
                plan(),
                Duration.ofSeconds(60));
        return new BucketedTablesStage(
                ENVIRONMENT,
                Map.of(DATASET, new DatasetWork(plan(), publication)),
                turns,
                new TablesAtOnce(2),
                new OldVersions(files, process.clients().glue(), process.ledger()));
    }

    /** The catalog. */
    public CatalogTables catalog() {
        return new CatalogTables(outside().clients().glue());
    }

    /** A table of the scene's database. */
    public Optional<Table> catalogTable(String name) {
        return catalog().find(database, name);
    }

    /** Where a table points to, or {@code none}. */
    public String pointsTo(String name) {
        return catalogTable(name).map(CatalogTables::location).orElse("none");
    }

    /** Names of all tables. */
    public Set<String> tables() {
        TreeSet<String> names = new TreeSet<>();
        outside()
                .clients()
                .glue()
                .getTablesPaginator(request -> request.databaseName(database))
                .forEach(page -> page.tableList().forEach(table -> names.add(table.name())));
        return names;
    }

    /** The keys of all objects that begin with the prefix. */
    public List<String> keys(String prefix) {
        return objects()
                .list(new ObjectLocation(bucket(), prefix))
                .map(ObjectLocation::key)
                .toList();
    }

    /** Lets an object have another key. */
    public void rename(String from, String to) {
        copy(from, to);
        outside().clients().s3().deleteObject(request -> request.bucket(bucket())
                .key(from));
    }

    /** Copies an object. */
    public void copy(String from, String to) {
        outside().clients().s3().copyObject(request -> request.sourceBucket(bucket())
                .sourceKey(from)
                .destinationBucket(bucket())
                .destinationKey(to));
    }

    @Override
    public void close() {
        tables().forEach(name -> catalog().drop(database, name));
        outside().clients().glue().deleteDatabase(request -> request.name(database));
        super.close();
    }
}
