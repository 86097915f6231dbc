package io.millrace.reconciliation.testing;

import io.millrace.config.tables.read.Placeholders;
import io.millrace.events.Event;
import io.millrace.lake.LakePart;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.stage.StagedJob;
import io.millrace.platform.stage.Pace;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.reconciliation.listener.ReconciliationStage;
import io.millrace.reconciliation.run.Comparing;
import io.millrace.reconciliation.run.RunDocuments;
import io.millrace.reconciliation.run.SparkRun;
import io.millrace.reconciliation.run.TablesFile;
import io.millrace.reconciliation.run.Turn;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A ledger, a bucket and a Spark platform of its own; the stage as its service makes it. */
public final class ReconciliationScene implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int MOST_STEPS = 20;
    private static final String TABLES = "config/tables.yaml";

    private final LedgerFixture fixture = new LedgerFixture(LakePart.OBJECT_STORE);
    private final ServiceProcess outside = fixture.process();
    private final ObjectStore objects = new ObjectStore(outside.clients().s3());
    private final String bucket = LakeClients.unique("lake");
    private final ScriptedSpark spark = new ScriptedSpark(objects);
    private final RecordingPublisher publisher = new RecordingPublisher();

    /** Creates what the stage needs. */
    public ReconciliationScene() {
        outside.clients().s3().createBucket(request -> request.bucket(bucket));
        tables(FleetTables.text());
    }

    /** The pipeline's configuration is now this. */
    public ReconciliationScene tables(String text) {
        objects.put(new ObjectLocation(bucket, TABLES), text, "application/yaml");
        return this;
    }

    /** The Spark platform. */
    public ScriptedSpark spark() {
        return spark;
    }

    /** What was told. */
    public RecordingPublisher publisher() {
        return publisher;
    }

    /** Ledger and clock. */
    public LedgerFixture fixture() {
        return fixture;
    }

    /** A process beside those under test. */
    public ServiceProcess outside() {
        return outside;
    }

    /** An address in the lake. */
    public String address(String key) {
        return "s3://" + bucket + "/" + key;
    }

    /** The stage of one process. */
    public ReconciliationStage stage(ServiceProcess process) {
        ObjectStore seen = new ObjectStore(process.clients().s3());
        return new ReconciliationStage(
                "test",
                "fleet",
                Optional.of(new SparkRun(
                        new StagedJob(
                                spark,
                                seen,
                                SparkRun.application("reconcile-*.jar", new SparkJob.Sizes(1, 1, 512, 512))),
                        new RunDocuments(seen, address("runs/")),
                        new TablesFile(address(TABLES), new Placeholders("fleet", "000000000000", Map.of()), seen),
                        new Comparing(
                                "fleet",
                                "000000000000",
                                false,
                                "dms",
                                "millrace_fleet",
                                Optional.empty(),
                                Duration.ofMinutes(2)))),
                new Pace(fixture.clock(), Duration.ZERO),
                new Turn(fixture.clock(), Duration.ofMinutes(1)));
    }

    /** Delivers an event, as often as it is called, and carries its run to its end. */
    public Run deliver(Event<?> event) {
        return carryOn(event, outside, publisher);
    }

    /** Delivers an event and carries its run on in a process. */
    public Run carryOn(Event<?> event, ServiceProcess process, EventPublisher to) {
        outside.ledger().accept(ReconciliationStage.NAME, event);
        String id = Run.id(ReconciliationStage.NAME, event.id());
        ReconciliationStage stage = stage(process);
        for (int tries = 0; tries < MOST_STEPS; tries++) {
            process.runner(to, 3).carryOn(stage, id);
            Run run = outside.ledger().find(id).orElseThrow();
            if (run.state() != RunState.OPEN) {
                return run;
            }
            fixture.clock().advance(STEP);
        }
        throw new AssertionError("Run " + id + " does not end");
    }

    /** Every document of the runs by key, with the same text for the bucket in every scene. */
    public Map<String, String> documents() {
        Map<String, String> texts = new TreeMap<>();
        objects.list(new ObjectLocation(bucket, "runs/"))
                .forEach(location -> texts.put(
                        location.key(), objects.text(location).orElseThrow().replace(bucket, "bucket")));
        return texts;
    }

    @Override
    public void close() {
        objects.list(new ObjectLocation(bucket, "")).toList().forEach(location -> outside.clients()
                .s3()
                .deleteObject(request -> request.bucket(bucket).key(location.key())));
        outside.clients().s3().deleteBucket(request -> request.bucket(bucket));
        fixture.close();
    }
}
