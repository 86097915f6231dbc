package io.millrace.capture.run;

import io.millrace.capture.domain.Position;
import io.millrace.capture.domain.TableSchema.Difference;
import io.millrace.capture.domain.lag.LagReading;
import io.millrace.config.Problem;
import io.millrace.config.mappings.TableRoute;
import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.lake.SchemaChange;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.StageRecovered;
import io.millrace.events.streaming.ReplicationLagging;
import io.millrace.platform.messaging.EventPublisher;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What capture tells people and other services. */
final class Announcer {
    /** The service's name in events. */
    static final String SERVICE = "change-capture";

    private final CaptureSettings settings;
    private final EventPublisher publisher;

    Announcer(CaptureSettings settings, EventPublisher publisher) {
        this.settings = settings;
        this.publisher = publisher;
    }

    void drifted(String table, TableRoute route, List<Difference> differences, Position position) {
        String schema = table.substring(0, table.indexOf('.'));
        String name = table.substring(table.indexOf('.') + 1);
        Instant committed = Instant.EPOCH.plus(position.commitMicros(), ChronoUnit.MICROS);
        publish(
                EventIds.derived(origin(), "schema-drifted", table, Long.toString(position.lsn())),
                committed,
                new SchemaDrifted(
                        settings.pipeline(),
                        settings.environment(),
                        schema,
                        name,
                        settings.address().location(schema, name),
                        differences.stream().map(Announcer::change).toList(),
                        false));
    }

    private static SchemaChange change(Difference difference) {
        SchemaChange.Kind kind = difference.before() == null
                ? SchemaChange.Kind.ADDED
                : difference.after() == null ? SchemaChange.Kind.REMOVED : SchemaChange.Kind.RETYPED;
        return new SchemaChange(difference.column(), kind, difference.before(), difference.after());
    }

    void lagging(LagReading reading, List<String> limits, Instant now) {
        publish(
                EventIds.derived(origin(), "replication-lagging", now.toString()),
                now,
                new ReplicationLagging(
                        settings.pipeline(),
                        settings.environment(),
                        settings.slot(),
                        reading.lag().toMillis() / 1000.0,
                        Math.max(0, reading.lagBytes()),
                        Math.max(0, reading.heldBytes()),
                        reading.lastChange(),
                        limits));
    }

    void failed(String episode, int failures, Problem problem, Instant now) {
        publish(
                EventIds.derived(origin(), "stage-failed", episode),
                now,
                new StageFailed(
                        SERVICE,
                        settings.pipeline(),
                        settings.environment(),
                        episode,
                        episode,
                        SERVICE,
                        Math.max(1, failures),
                        problem.what(),
                        problem.why(),
                        problem.whatToDo() + " Capture keeps trying by itself."));
    }

    /** Capture goes on with the other tables. */
    void vanished(String table, Problem problem, Instant now) {
        String run = EventIds.derived(origin(), "table-vanished", table, now.toString());
        publish(
                EventIds.derived(run, "stage-failed"),
                now,
                new StageFailed(
                        SERVICE,
                        settings.pipeline(),
                        settings.environment(),
                        run,
                        run,
                        SERVICE,
                        1,
                        problem.what(),
                        problem.why(),
                        problem.whatToDo() + " The other tables go on."));
    }

    void recovered(String episode, int failures, Instant now) {
        publish(
                EventIds.derived(origin(), "stage-recovered", episode),
                now,
                new StageRecovered(
                        SERVICE, settings.pipeline(), settings.environment(), episode, Math.max(1, failures)));
    }

    private String origin() {
        return SERVICE + "/" + settings.environment() + "/" + settings.pipeline();
    }

    private void publish(String id, Instant time, DomainEvent event) {
        publisher.publish(List.of(Event.first(id, Event.source(SERVICE), time, event)));
    }
}
