package io.millrace.capture.service;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.millrace.capture.domain.Operation;
import io.millrace.capture.run.Capture;

import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Capture in numbers. */
record CaptureMetrics(MeterRegistry meters, Capture capture) {

    static void register(MeterRegistry meters, String pipeline, Capture capture) {
        new CaptureMetrics(meters, capture).register(Tags.of("pipeline", pipeline));
    }

    private void register(Tags tags) {
        gauge(
                "lag.seconds",
                "Age of the oldest change not yet on its topic",
                tags,
                c -> seconds(c.lag().lag()));
        gauge("lag.bytes", "Log between what is on the topics and its end", tags, c -> c.lag()
                .lagBytes());
        gauge("held.bytes", "Log that the slot keeps", tags, c -> c.lag().heldBytes());
        gauge(
                "silence.seconds",
                "Time since the last change",
                tags,
                c -> seconds(c.lag().silence()));
        gauge(
                "vanished.tables",
                "Captured tables that were dropped, renamed, or taken out of the publication",
                tags,
                c -> c.progress().vanished().size());
        for (Operation operation : Operation.values()) {
            FunctionCounter.builder(
                            "millrace.capture.rows", capture, c -> c.progress().rows(operation))
                    .description("Rows written to topics")
                    .tags(tags.and("operation", operation.title()))
                    .register(meters);
        }
        FunctionCounter.builder("millrace.capture.dead.letters", capture, c -> c.progress()
                        .deadLetters())
                .description("Rows that could not be written as they are")
                .tags(tags)
                .register(meters);
        capture.progress().whenLoading(tables -> tables.forEach(table -> load(table, tags.and("table", table))));
    }

    private void load(String table, Tags tags) {
        gauge(
                "load.rows",
                "Rows loaded so far",
                tags,
                c -> count(c.progress().loadedRows().get(table)));
        gauge(
                "load.rows.expected",
                "Rows that the planner expects; -1 without a guess",
                tags,
                c -> count(c.progress().expectedRows().get(table)));
    }

    private void gauge(String name, String description, Tags tags, ToDoubleFunction<Capture> value) {
        Gauge.builder("millrace.capture." + name, capture, value)
                .description(description)
                .tags(tags)
                .register(meters);
    }

    private static double count(Long rows) {
        return rows == null ? 0 : rows;
    }

    private static double seconds(Duration duration) {
        return duration == null ? Double.NaN : duration.toMillis() / 1000.0;
    }
}
