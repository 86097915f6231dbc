package io.millrace.events;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/**
 * A domain event with its CloudEvents attributes.
 *
 * @param id unique for the fact: the same fact, told again, has the same id
 * @param source the service that tells it, for example {@code /millrace/mapping-validation}
 * @param time when the fact became true; a derived event carries its cause's time, so that a repeated run writes the
 *     same bytes
 * @param correlationId id of the chain's first event
 * @param causationId id of the event that led to this one; null for the first of a chain
 * @param traceparent W3C trace context; null when nobody traces
 * @param data the payload
 * @param <T> the payload's class
 */
public record Event<T extends DomainEvent>(
        String id, URI source, Instant time, String correlationId, String causationId, String traceparent, T data) {

    /** Every event has an id, a source, a time, a correlation id and data. */
    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(correlationId, "correlationId");
        Objects.requireNonNull(data, "data");
    }

    /** The first event of a chain: it has no cause and is its own correlation. */
    public static <T extends DomainEvent> Event<T> first(String id, URI source, Instant time, T data) {
        return new Event<>(id, source, time, id, null, null, data);
    }

    /**
     * An event that this one leads to. Its id is the UUIDv5 of (this id, type, subject): telling it again gives the
     * same event.
     */
    public <U extends DomainEvent> Event<U> leadsTo(String service, U effect) {
        String effectId = EventIds.derived(id, EventType.of(effect).eventName(), effect.subject());
        return new Event<>(effectId, source(service), time, correlationId, id, traceparent, effect);
    }

    /**
     * As {@link #leadsTo}, for the second and later rounds of a run that a person opened again: what such a round tells
     * is a new fact, so its id differs.
     */
    public <U extends DomainEvent> Event<U> leadsToInRound(String service, U effect, int round) {
        String effectId =
                EventIds.derived(id, EventType.of(effect).eventName(), effect.subject(), Integer.toString(round));
        return new Event<>(effectId, source(service), time, correlationId, id, traceparent, effect);
    }

    /** CloudEvents {@code source} of one of Millrace's services. */
    public static URI source(String service) {
        return URI.create("/millrace/" + service);
    }

    /** The payload's type. */
    public EventType type() {
        return EventType.of(data);
    }

    /** What must stay in order: the Kafka key. */
    public String subject() {
        return data.subject();
    }

    /** This event as one whose payload is of the given class. */
    public <U extends DomainEvent> Event<U> as(Class<U> payload) {
        return new Event<>(id, source, time, correlationId, causationId, traceparent, payload.cast(data));
    }
}
