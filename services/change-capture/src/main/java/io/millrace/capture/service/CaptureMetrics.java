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
final class CaptureMetrics {
    private CaptureMetrics() {}

    static void register(MeterRegistry meters, String pipeline, Capture capture) {
        Tags tags = Tags.of("pipeline", pipeline);
        gauge(
                meters,
                tags,
                capture,
                "lag.seconds",
                "Age of the oldest change not yet on its topic",
                c -> c.lag().lag().toMillis() / 1000.0);
        gauge(meters, tags, capture, "lag.bytes", "Log between what is on the topics and its end", c -> c.lag()
                .lagBytes());
        gauge(meters, tags, capture, "held.bytes", "Log that the slot keeps", c -> c.lag()
                .heldBytes());
        gauge(
                meters,
                tags,
                capture,
                "silence.seconds",
                "Time since the last change",
                c -> seconds(c.lag().silence()));
        gauge(
                meters,
                tags,
                capture,
                "load.rows",
                "Rows loaded so far",
                c -> sum(c.progress().loadedRows().values()));
        gauge(
                meters,
                tags,
                capture,
                "load.rows.expected",
                "Rows that the load is expected to bring",
                c -> sum(c.progress().expectedRows().values()));
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
    }

    private static void gauge(
            MeterRegistry meters,
            Tags tags,
            Capture capture,
            String name,
            String description,
            ToDoubleFunction<Capture> value) {
        Gauge.builder("millrace.capture." + name, capture, value)
                .description(description)
                .tags(tags)
                .register(meters);
    }

    private static double sum(Iterable<Long> rows) {
        double sum = 0;
        for (long count : rows) {
            sum += Math.max(0, count);
        }
        return sum;
    }

    private static double seconds(Duration duration) {
        return duration == null ? Double.NaN : duration.toMillis() / 1000.0;
    }
}
