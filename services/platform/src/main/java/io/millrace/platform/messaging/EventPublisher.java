package io.millrace.platform.messaging;

import io.millrace.events.Event;

import java.util.List;

/** Puts events on their topics. */
@FunctionalInterface
public interface EventPublisher {
    /**
     * Publishes the events in order and returns when the broker has confirmed every one.
     *
     * @throws IllegalStateException when one could not be confirmed; some may stand on their topics
     */
    void publish(List<? extends Event<?>> events);
}
