package io.millrace.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.millrace.events.InvalidEventException.Reason;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns events into CloudEvents and back, checking them against their rules both ways. Thread-safe. */
public final class EventCodec {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule("strict-texts")
                    .addDeserializer(URI.class, new LocationDeserializer())
                    .addDeserializer(Instant.class, new MomentDeserializer()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(
                    coercions -> coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(LogicalType.Textual, EventCodec::onlyTextIsText)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final Validator validator;

    /** With the validator of the surrounding framework. */
    public EventCodec(Validator validator) {
        this.validator = validator;
    }

    /** For programs without a framework. */
    public static EventCodec standalone() {
        return new EventCodec(Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator());
    }

    /**
     * The event for the wire.
     *
     * @throws InvalidEventException when the payload breaks its rules: a fault of the service that made it
     */
    public EncodedEvent encode(Event<?> event) {
        validate(event.data());
        try {
            return new EncodedEvent(
                    event.type().topic(),
                    event.subject(),
                    CloudEventAttributes.of(event),
                    JSON.writeValueAsBytes(event.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + event.id() + " of type " + event.type() + " is no JSON", e);
        }
    }

    /**
     * The event from the wire.
     *
     * @param attributes CloudEvents attributes by their bare names
     * @param data the payload; null when the message had none
     * @throws InvalidEventException when it is poison, with every reason
     */
    public Event<?> decode(Map<String, String> attributes, byte[] data) {
        CloudEventAttributes known = CloudEventAttributes.parse(attributes);
        DomainEvent payload = read(known.type(), data);
        validate(payload);
        return new Event<>(
                known.id(),
                known.source(),
                known.time(),
                known.correlationId(),
                known.causationId(),
                known.traceparent(),
                payload);
    }

    private static DomainEvent read(EventType type, byte[] data) {
        if (data == null || data.length == 0) {
            throw new InvalidEventException(Reason.NOT_JSON, "data: the message has no payload");
        }
        try {
            DomainEvent payload = JSON.readValue(data, type.record());
            if (payload == null) {
                throw new InvalidEventException(Reason.NOT_JSON, "data: the payload is JSON null, not an object");
            }
            return payload;
        } catch (JsonMappingException e) {
            throw new InvalidEventException(Reason.NOT_JSON, path(e) + ": " + e.getOriginalMessage());
        } catch (JacksonException e) {
            throw new InvalidEventException(
                    Reason.NOT_JSON,
                    "data: not JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory cannot fail", e);
        }
    }

    private static void onlyTextIsText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "data" : path;
    }

    private void validate(DomainEvent payload) {
        List<String> violations = validator.validate(payload).stream()
                .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
                .sorted()
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidEventException(Reason.NOT_VALID, violations);
        }
    }
}
