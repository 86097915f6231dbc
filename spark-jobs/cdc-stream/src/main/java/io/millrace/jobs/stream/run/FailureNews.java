package io.millrace.jobs.stream.run;

import io.millrace.config.Problem;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.StageRecovered;
import io.millrace.jobs.stream.tell.EventOutlet;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Tells that a table's stream gave up, and that it works again: once each. */
final class FailureNews {
    private static final String STAGE = "cdc-stream";
    private static final URI SOURCE = Event.source(STAGE);

    private final String dataset;
    private final String environment;
    private final String table;
    private final EventOutlet outlet;
    private final Clock clock;
    private final String begun;
    private int told;
    private long failures;

    FailureNews(String dataset, String environment, String table, EventOutlet outlet, Clock clock) {
        this.dataset = dataset + "/" + table;
        this.environment = environment;
        this.table = table;
        this.outlet = outlet;
        this.clock = clock;
        this.begun = clock.instant().toString();
    }

    /** Tells of so many failures in a row; when Kafka cannot be reached, the log alone has it. */
    synchronized void failed(Problem problem, int inARow) {
        failures = inARow;
        told++;
        Instant now = clock.instant();
        String cause = EventIds.derived(STAGE + "/" + dataset, begun, Integer.toString(told));
        publish(Event.first(
                EventIds.derived(cause, "stage-failed"),
                SOURCE,
                now,
                new StageFailed(
                        STAGE,
                        dataset,
                        environment,
                        cause,
                        cause,
                        "table-changes",
                        inARow,
                        problem.what(),
                        problem.why(),
                        problem.whatToDo())));
    }

    /** Tells it when a failure was told before. */
    synchronized void recovered() {
        if (failures == 0) {
            return;
        }
        String cause = EventIds.derived(STAGE + "/" + dataset, begun, Integer.toString(told));
        publish(Event.first(
                EventIds.derived(cause, "stage-recovered"),
                SOURCE,
                clock.instant(),
                new StageRecovered(STAGE, dataset, environment, cause, failures)));
        failures = 0;
    }

    private void publish(Event<?> event) {
        try {
            outlet.publish(List.of(event));
        } catch (IllegalStateException e) {
            System.err.printf("error=\"%s of table %s could not be told: %s\"%n", event.type(), table, e.getMessage());
        }
    }
}
