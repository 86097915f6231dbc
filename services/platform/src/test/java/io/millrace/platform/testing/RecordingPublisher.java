package io.millrace.platform.testing;

import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.platform.messaging.EventPublisher;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is published in memory, in order; refuses invalid events as the real one does. */
public final class RecordingPublisher implements EventPublisher {
    private final EventCodec codec = EventCodec.standalone();
    private final List<Event<?>> published = new CopyOnWriteArrayList<>();

    @Override
    public void publish(List<? extends Event<?>> events) {
        events.forEach(codec::encode);
        published.addAll(events);
    }

    /** Everything published, repetitions included. */
    public List<Event<?>> published() {
        return List.copyOf(published);
    }

    /** The distinct ids of what was published: what is left when readers drop what they have seen. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        published.forEach(event -> ids.add(event.id()));
        return ids;
    }

    /** The payloads of one kind, in order, repetitions included. */
    public <T extends DomainEvent> List<T> payloads(Class<T> kind) {
        return published.stream()
                .map(Event::data)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
