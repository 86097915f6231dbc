package io.millrace.platform.testing;

import io.millrace.events.Event;
import io.millrace.lake.LakePart;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.stage.Stage;
import io.millrace.platform.stage.StageRunner;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a stage under test stands on: a ledger and a bucket of its own, and processes that carry its runs on. */
public abstract class StageScene implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int MOST_STEPS = 100;

    private final LedgerFixture fixture;
    private final ServiceProcess outside;
    private final ObjectStore objects;
    private final String bucket = LakeClients.unique("lake");
    private final RecordingPublisher publisher = new RecordingPublisher();

    /** With an object store, a ledger and these further parts of the lake. */
    protected StageScene(LakePart... further) {
        List<LakePart> parts = new ArrayList<>(List.of(further));
        parts.add(LakePart.OBJECT_STORE);
        fixture = new LedgerFixture(parts.toArray(LakePart[]::new));
        outside = fixture.process();
        objects = new ObjectStore(outside.clients().s3());
        outside.clients().s3().createBucket(request -> request.bucket(bucket));
    }

    /** The stage of one process. */
    public abstract Stage stage(ServiceProcess process);

    /** Ledger and clock. */
    public final LedgerFixture fixture() {
        return fixture;
    }

    /** A process beside those under test. */
    public final ServiceProcess outside() {
        return outside;
    }

    /** Objects as the test sees them. */
    public final ObjectStore objects() {
        return objects;
    }

    /** The scene's bucket. */
    public final String bucket() {
        return bucket;
    }

    /** What was told, unless another publisher was. */
    public final RecordingPublisher publisher() {
        return publisher;
    }

    /** Delivers an event and carries its run to its end. */
    public final Run deliver(Event<?> event) {
        return deliver(event, publisher);
    }

    /** Delivers an event and carries its run to its end. */
    public final Run deliver(Event<?> event, EventPublisher to) {
        return carryOn(event, outside, to);
    }

    /** Delivers an event unless it was, and has a process take one look. */
    public final Run look(Event<?> event, ServiceProcess process) {
        fixture.clock().advance(STEP);
        Stage stage = stage(process);
        outside.ledger().accept(stage.name(), event);
        return look(stage, event, process.runner(publisher, attempts()));
    }

    /** Delivers an event unless it was, and carries its run to its end in a process. */
    public final Run carryOn(Event<?> event, ServiceProcess process, EventPublisher to) {
        return carryOn(stage(process), event, process.runner(to, attempts()));
    }

    /** How often a run is tried. */
    protected int attempts() {
        return 3;
    }

    /** Delivers an event to a stage unless it was, and carries its run to its end. */
    protected final Run carryOn(Stage stage, Event<?> event, StageRunner runner) {
        outside.ledger().accept(stage.name(), event);
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Run run = look(stage, event, runner);
            if (run.state() != RunState.OPEN) {
                return run;
            }
            fixture.clock().advance(STEP);
        }
        throw new AssertionError("Run " + Run.id(stage.name(), event.id()) + " does not end");
    }

    private Run look(Stage stage, Event<?> event, StageRunner runner) {
        String id = Run.id(stage.name(), event.id());
        runner.carryOn(stage, id);
        return outside.ledger().find(id).orElseThrow();
    }

    /** Every object of a bucket whose key begins like this, with its text. */
    protected final SortedMap<String, String> texts(ObjectLocation prefix) {
        SortedMap<String, String> texts = new TreeMap<>();
        objects.list(prefix)
                .forEach(location ->
                        texts.put(location.key(), objects.text(location).orElseThrow()));
        return texts;
    }

    /** Removes everything in a bucket. */
    protected final void empty(String full) {
        objects.list(new ObjectLocation(full, "")).toList().forEach(location -> outside.clients()
                .s3()
                .deleteObject(request -> request.bucket(full).key(location.key())));
    }

    @Override
    public void close() {
        empty(bucket);
        outside.clients().s3().deleteBucket(request -> request.bucket(bucket));
        fixture.close();
    }
}
