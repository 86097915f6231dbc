package io.millrace.platform.stage;

import io.millrace.events.DomainEvent;

import java.util.List;
import java.util.Map;

/**
 * What a stage made of an event.
 *
 * @param events to publish, in this order
 * @param facts for people, kept with the run: counts, locations
 * @param afterPublishing recorded once the events are published and before the run is done; idempotent
 */
public record StageResult(List<DomainEvent> events, Map<String, String> facts, Runnable afterPublishing) {
    /** A result with nothing left to record after publishing. */
    public static StageResult of(List<DomainEvent> events, Map<String, String> facts) {
        return new StageResult(events, facts, () -> {});
    }
}
