package io.millrace.gateway.endpoint;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.events.InvalidEventException;
import io.millrace.gateway.domain.IncomingEvent;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.runtime.PlatformConfig;
import io.millrace.platform.snapshot.SnapshotTimes;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /events}: one CloudEvent, structured or binary, onto its Kafka topic. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventsEndpoint {
    private static final Logger LOG = Logger.getLogger(EventsEndpoint.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final EventCodec codec;
    private final EventPublisher publisher;
    private final SnapshotTimes times;

    EventsEndpoint(EventCodec codec, EventPublisher publisher, PlatformConfig config, Clock clock) {
        this.codec = codec;
        this.publisher = publisher;
        this.times = new SnapshotTimes(clock, config.clockTolerance());
    }

    /** Answers 202 once Kafka has confirmed the event. */
    @POST
    @Blocking
    public Response publish(@Context HttpHeaders headers, byte[] body) {
        Optional<IncomingEvent.Mode> mode = IncomingEvent.mode(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        if (mode.isEmpty()) {
            return refuse(
                    Response.Status.UNSUPPORTED_MEDIA_TYPE,
                    new Refusal(
                            "Send one event as application/cloudevents+json, or as application/json with ce- headers",
                            "UNSUPPORTED_MEDIA_TYPE",
                            List.of()));
        }
        Event<?> event;
        try {
            event = IncomingEvent.read(
                    mode.get(), singleValued(headers), body == null ? new byte[0] : body, codec, times);
        } catch (InvalidEventException e) {
            return refuse(
                    Response.Status.BAD_REQUEST,
                    new Refusal(
                            "The event was not taken; mend each violation and send it again",
                            e.reason().name(),
                            e.violations()));
        }
        return publish(event);
    }

    private Response publish(Event<?> event) {
        try {
            publisher.publish(List.of(event));
        } catch (IllegalStateException e) {
            if (e.getCause() != null && e.getCause().getCause() instanceof RecordTooLargeException) {
                return refuse(
                        Response.Status.REQUEST_ENTITY_TOO_LARGE,
                        new Refusal("The event is larger than Kafka takes", "TOO_LARGE", List.of()));
            }
            LOG.errorf(e, "event=not-published correlation=%s error=%s", event.correlationId(), e.getMessage());
            return Response.fromResponse(refuse(
                            Response.Status.SERVICE_UNAVAILABLE,
                            new Refusal(
                                    "Kafka did not confirm the event; send it again with the same id",
                                    "NOT_CONFIRMED",
                                    List.of())))
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        return Response.accepted(new Accepted(
                        event.id(), event.type().eventName(), event.type().topic()))
                .build();
    }

    private static Response refuse(Response.Status status, Refusal refusal) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(refusal)
                .build();
    }

    private static Map<String, String> singleValued(HttpHeaders headers) {
        Map<String, String> values = new HashMap<>();
        headers.getRequestHeaders().forEach((name, all) -> values.put(name, all.get(all.size() - 1)));
        return values;
    }
}
