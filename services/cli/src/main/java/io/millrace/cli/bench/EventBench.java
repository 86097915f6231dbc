package io.millrace.cli.bench;

import io.millrace.cli.bench.measure.Goal;
import io.millrace.cli.bench.measure.OpenLoop;
import io.millrace.cli.bench.measure.Percentiles;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.Progress;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.lake.LakePart;
import io.millrace.lake.LakeProgress;
import io.millrace.lake.LakeSpec;
import io.millrace.lake.LocalLake;
import io.millrace.platform.messaging.KafkaEventPublisher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Sends events through Kafka, and through a stage with its ledger.
 *
 * @param burst events sent as fast as they go
 * @param seconds for which the fixed rates last
 */
public record EventBench(int burst, int seconds) {
    private static final String PART = "events";
    private static final String DATASET = "bench";
    private static final int RATE = 100;
    private static final int STAGE_RATE = 10;
    private static final int AT_ONCE = 500;
    private static final double MILLI = 1e6;

    /** Starts the parts it needs, measures, and stops them. */
    public Measured run(Progress progress) throws InterruptedException {
        progress.doing("events: starting broker and table store");
        List<String> topics =
                Stream.of(EventType.values()).map(EventType::topic).toList();
        LakeSpec spec =
                LakeSpec.temporary(LakePart.BROKER, LakePart.TABLE_STORE).withTopics(topics);
        try (LocalLake parts = LocalLake.start(spec, LakeProgress.silent());
                LakeConnection lake = LakeConnection.to(parts.endpoints().asEnvironment())) {
            progress.done("events: broker and table store are up");
            progress.doing("events: warming up");
            saturate(lake, Math.max(AT_ONCE, burst / 4));
            hop(lake, RATE * Math.max(1, seconds / 4));
            progress.doing("events: " + burst + " as fast as they go");
            double perSecond = saturate(lake, burst);
            progress.doing("events: " + RATE + " a second for " + seconds + " s");
            Percentiles hop = hop(lake, RATE * seconds);
            progress.doing("events: " + STAGE_RATE + " a second through a stage with its ledger");
            Percentiles stage = new StageHop(lake).run(new OpenLoop(STAGE_RATE, STAGE_RATE * seconds));
            progress.done("events: measured");
            return figures(perSecond, hop, stage);
        }
    }

    private Measured figures(double perSecond, Percentiles hop, Percentiles stage) {
        String hopName = "one hop at " + RATE + "/s, ";
        String stageName = "through a stage at " + STAGE_RATE + "/s, ";
        return new Measured(
                List.of(
                        Figure.told(PART, "one hop, as fast as it goes", perSecond, "events/s"),
                        Figure.told(PART, hopName + "p50", hop.at(50) / MILLI, "ms"),
                        new Figure(PART, hopName + "p99", hop.at(99) / MILLI, "ms", Goal.atMost(50)),
                        Figure.told(PART, hopName + "most", hop.at(100) / MILLI, "ms"),
                        Figure.told(PART, stageName + "p50", stage.at(50) / MILLI, "ms"),
                        Figure.told(PART, stageName + "p99", stage.at(99) / MILLI, "ms")),
                List.of(
                        "events: one hop is validate, encode, publish with confirmation, Kafka, decode, validate.",
                        "  Times run from when an event was due, not from when it was sent (" + hop.count() + " and "
                                + stage.count() + " events).",
                        "  Through a stage: accepted into the ledger, claimed, run, published, recorded as done."));
    }

    private static double saturate(LakeConnection lake, int count) throws InterruptedException {
        List<Event<MappingSyncRequested>> events =
                Stream.generate(EventBench::event).limit(count).toList();
        HopLatencies latencies = new HopLatencies(count);
        try (KafkaEventPublisher publisher = new KafkaEventPublisher(lake.kafka(), lake.codec());
                EventConsumer consumer = consumer(lake, latencies)) {
            consumer.start();
            long began = System.nanoTime();
            events.forEach(event -> latencies.due(event.id(), began));
            for (int from = 0; from < count; from += AT_ONCE) {
                publisher.publish(events.subList(from, Math.min(from + AT_ONCE, count)));
            }
            return count / (latencies.await().at(100) / 1e9);
        }
    }

    private static Percentiles hop(LakeConnection lake, int count) throws InterruptedException {
        List<Event<MappingSyncRequested>> events = new ArrayList<>();
        Stream.generate(EventBench::event).limit(count).forEach(events::add);
        HopLatencies latencies = new HopLatencies(count);
        try (KafkaEventPublisher publisher = new KafkaEventPublisher(lake.kafka(), lake.codec());
                EventConsumer consumer = consumer(lake, latencies)) {
            consumer.start();
            new OpenLoop(RATE, count).run((number, due) -> {
                Event<MappingSyncRequested> event = events.get(number);
                latencies.due(event.id(), due);
                publisher.publish(List.of(event));
            });
            return latencies.await();
        }
    }

    private static EventConsumer consumer(LakeConnection lake, HopLatencies latencies) {
        return new EventConsumer(
                lake.kafka(),
                lake.codec(),
                EventType.MAPPING_SYNC_REQUESTED.topic(),
                event -> latencies.handled(event.id()));
    }

    /** A request with an id of its own. */
    static Event<MappingSyncRequested> event() {
        return Event.first(
                UUID.randomUUID().toString(),
                Event.source("bench"),
                Instant.now(),
                new MappingSyncRequested(DATASET, "measured"));
    }
}
