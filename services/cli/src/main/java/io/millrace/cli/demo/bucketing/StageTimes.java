package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.story.Block;
import io.millrace.cli.output.Progress;
import io.millrace.cli.trace.EventSummary;
import io.millrace.events.Event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells of each stage when it has finished, and how long it took: from when the event that led to it was read until its own
 * was. The events themselves all bear the time of the first.
 */
final class StageTimes implements Consumer<Event<?>> {
    private final Progress progress;
    private final Map<String, Instant> times = new HashMap<>();

    StageTimes(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void accept(Event<?> event) {
        times.put(event.id(), Instant.now());
        String took = took(event);
        if (!took.isEmpty()) {
            progress.done(event.type().eventName() + " of " + event.data().subject() + ": "
                    + EventSummary.of(event.data()) + " (" + took + " s)");
        }
    }

    /** Seconds since the event that led to it; empty for a first one. */
    private String took(Event<?> event) {
        Instant cause = times.get(event.causationId());
        return event.id().equals(event.causationId()) || cause == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f",
                        Duration.between(cause, times.get(event.id())).toMillis() / 1e3);
    }

    /** The stages of chains, with their times. */
    Block block(List<List<Event<?>>> chains) {
        List<List<String>> rows = new ArrayList<>();
        for (List<Event<?>> chain : chains) {
            for (Event<?> event : chain) {
                String took = took(event);
                if (!took.isEmpty()) {
                    rows.add(List.of(stage(event), event.type().eventName(), EventSummary.of(event.data()), took));
                }
            }
        }
        return new Block.Grid("Stages, and how long each took", List.of("stage", "event", "says", "seconds"), 1, rows);
    }

    private static String stage(Event<?> event) {
        String source = event.source().toString();
        return source.substring(source.lastIndexOf('/') + 1);
    }
}
