package io.millrace.gateway.domain;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.events.InvalidEventException;
import io.millrace.events.InvalidEventException.Reason;
import io.millrace.events.StructuredEvent;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.platform.snapshot.SnapshotTimes;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** CloudEvents over HTTP in either mode, as an event. */
public final class IncomingEvent {
    private static final String BINARY_PREFIX = "ce-";

    private IncomingEvent() {}

    /** Whether a media type can carry one event. */
    public enum Mode {
        /** {@code application/cloudevents+json}: everything in the body. */
        STRUCTURED,
        /** {@code application/json}: attributes in {@code ce-} headers. */
        BINARY
    }

    /** The mode of a request by its Content-Type; empty for a media type that is not taken. */
    public static Optional<Mode> mode(String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/cloudevents+json" -> Optional.of(Mode.STRUCTURED);
            case "application/json" -> Optional.of(Mode.BINARY);
            default -> Optional.empty();
        };
    }

    /**
     * The event of a request.
     *
     * @param headers by name, any case
     * @param times neither an event nor a snapshot may be ahead of them
     * @throws InvalidEventException with every reason why it is none
     */
    public static Event<?> read(
            Mode mode, Map<String, String> headers, byte[] body, EventCodec codec, SnapshotTimes times) {
        Event<?> event = decoded(mode, headers, body, codec, times.latest());
        if (event.data() instanceof SnapshotWritten written) {
            times.fromTheFuture(written.snapshot()).ifPresent(why -> {
                throw new InvalidEventException(
                        Reason.AHEAD_OF_TIME,
                        "snapshot: " + why + ". Names are in UTC: correct the clock and the time zone of its writer, or"
                                + " send the event when that time has come");
            });
        }
        return event;
    }

    private static Event<?> decoded(
            Mode mode, Map<String, String> headers, byte[] body, EventCodec codec, Instant latest) {
        if (mode == Mode.STRUCTURED) {
            StructuredEvent event = StructuredEvent.parse(body);
            return codec.decode(event.attributes(), event.data(), latest);
        }
        Map<String, String> attributes = new HashMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(BINARY_PREFIX)) {
                attributes.put(lower.substring(BINARY_PREFIX.length()), Percent.decode(value));
            }
        });
        return codec.decode(attributes, body, latest);
    }
}
