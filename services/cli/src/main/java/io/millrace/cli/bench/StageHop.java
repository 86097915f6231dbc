package io.millrace.cli.bench;

import io.millrace.cli.bench.measure.OpenLoop;
import io.millrace.cli.bench.measure.Percentiles;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.platform.ledger.LedgerTable;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.messaging.KafkaEventPublisher;
import io.millrace.platform.stage.Stage;
import io.millrace.platform.stage.StageResult;
import io.millrace.platform.stage.StageRunner;
import io.millrace.platform.stage.StageSettings;
import io.millrace.platform.stage.StageWorker;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * From an event due to the event that a stage made of it: taken from Kafka, accepted into the ledger, claimed, run,
 * published, recorded. The stage itself does nothing.
 */
record StageHop(LakeConnection lake) {
    private static final int WARM_UP = 50;

    Percentiles run(OpenLoop schedule) throws InterruptedException {
        RunLedger ledger = lake.ledger();
        LedgerTable.createIfMissing(lake.aws().dynamoDb(), ledger.settings().table());
        StageSettings settings =
                new StageSettings("bench", 3, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(2));
        try (KafkaEventPublisher publisher = new KafkaEventPublisher(lake.kafka(), lake.codec());
                StageWorker worker = new StageWorker(
                        new Echo(), ledger, new StageRunner(ledger, lake.checkpoints(), publisher, settings));
                EventConsumer requests = new EventConsumer(
                        lake.kafka(), lake.codec(), EventType.MAPPING_SYNC_REQUESTED.topic(), worker::accept)) {
            worker.start(settings);
            requests.start();
            measure(publisher, new OpenLoop(schedule.perSecond(), Math.min(WARM_UP, schedule.count())));
            return measure(publisher, schedule);
        }
    }

    private Percentiles measure(KafkaEventPublisher publisher, OpenLoop schedule) throws InterruptedException {
        HopLatencies latencies = new HopLatencies(schedule.count());
        try (EventConsumer results = new EventConsumer(
                lake.kafka(),
                lake.codec(),
                EventType.SNAPSHOT_WRITTEN.topic(),
                event -> latencies.handled(event.causationId()))) {
            results.start();
            schedule.run((number, due) -> {
                Event<MappingSyncRequested> event = EventBench.event();
                latencies.due(event.id(), due);
                publisher.publish(List.of(event));
            });
            return latencies.await();
        }
    }

    private static final class Echo implements Stage {
        @Override
        public String name() {
            return "bench";
        }

        @Override
        public StageResult run(Event<?> cause, Run run) {
            SnapshotWritten written = new SnapshotWritten(
                    cause.subject(), "bench", "20260101000000", URI.create("s3://bench/none.csv"), null, 0L, null);
            return StageResult.of(List.of(written), Map.of());
        }
    }
}
