package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.EventTail;
import io.millrace.cli.demo.GatewayClient;
import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.fleet.FleetTable;
import io.millrace.cli.demo.story.Block;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.Progress;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.streaming.ComparedRows;
import io.millrace.events.streaming.ReconciliationRequested;
import io.millrace.events.streaming.TableConverged;
import io.millrace.events.streaming.TableDiverged;
import io.millrace.platform.objects.ObjectLocation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The service reconciliation, which has the tables compared by the file at its address when an event asks for it. */
record AskedService(LakeConnection lake, FleetPipeline pipeline, EventTail tail, Progress progress) {
    private static final Set<EventType> VERDICTS = Set.of(EventType.TABLE_CONVERGED, EventType.TABLE_DIVERGED);

    /** The pipeline's file is now this one, for the service's next run. */
    void tables(Path file) throws IOException {
        lake.objects()
                .put(ObjectLocation.of(URI.create(pipeline.tablesFile())), Files.readString(file), "application/yaml");
    }

    /** Asks for all tables and waits for what is told of each. */
    Answer compare(String reason) throws IOException, InterruptedException {
        progress.doing("the service compares every table");
        Event<ReconciliationRequested> asked = Event.first(
                UUID.randomUUID().toString(),
                Event.source("demo"),
                Instant.now(),
                new ReconciliationRequested(FleetPipeline.NAME, null, reason));
        new GatewayClient(lake.variables(), lake.codec()).publish(asked);
        tail.awaitUntil("a verdict on each table", () -> verdicts(asked).size() >= FleetTable.values().length);
        progress.done("the service has compared every table");
        return new Answer(verdicts(asked));
    }

    private List<Event<?>> verdicts(Event<?> asked) {
        return tail.chain(asked.correlationId()).stream()
                .filter(event -> VERDICTS.contains(event.type()))
                .toList();
    }

    /** What it told, table by table. */
    record Answer(List<Event<?>> verdicts) {
        /** Every table is told once, as converged. */
        Check check() {
            return Check.sameRows(
                    "reconciliation, asked by an event: tables that converged",
                    Arrays.stream(FleetTable.values()).map(FleetTable::title).toList(),
                    verdicts.stream()
                            .filter(event -> event.data() instanceof TableConverged)
                            .map(event -> event.as(TableConverged.class).data().table())
                            .toList());
        }

        Block shown() {
            return new Block.Grid(
                    "What the service reconciliation told, asked by reconciliation-requested",
                    List.of("table", "event", "rows in the source", "in the lake", "in quarantine"),
                    3,
                    verdicts.stream().map(Answer::row).toList());
        }

        private static List<String> row(Event<?> event) {
            return event.data() instanceof TableDiverged diverged
                    ? row(diverged.table(), event, diverged.rows())
                    : row(
                            event.as(TableConverged.class).data().table(),
                            event,
                            event.as(TableConverged.class).data().rows());
        }

        private static List<String> row(String table, Event<?> event, ComparedRows rows) {
            return List.of(
                    table,
                    event.type().eventName(),
                    Check.number(rows.source()),
                    Check.number(rows.current()),
                    Check.number(rows.quarantined()));
        }
    }
}
