package io.millrace.jobs.stream.tell;

import io.millrace.events.Event;

import java.util.List;

/** Puts events on their topics. */
@FunctionalInterface
public interface EventOutlet {
    /**
     * Publishes in order and returns when the broker has confirmed every one.
     *
     * @throws IllegalStateException when one could not be confirmed; some may stand on their topics
     */
    void publish(List<? extends Event<?>> events);
}
