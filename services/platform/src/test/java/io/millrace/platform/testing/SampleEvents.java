package io.millrace.platform.testing;

import io.millrace.events.Event;
import io.millrace.events.mapping.MappingSyncRequested;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** Events to begin a chain with. */
public final class SampleEvents {
    /** When they became true. */
    public static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

    private SampleEvents() {}

    /** A request for a dataset, with an id of its own. */
    public static Event<MappingSyncRequested> request(String dataset) {
        return request(UUID.randomUUID().toString(), dataset);
    }

    /** A request for a dataset, with this id. */
    public static Event<MappingSyncRequested> request(String id, String dataset) {
        return Event.first(id, URI.create("/test"), TIME, new MappingSyncRequested(dataset, null));
    }
}
