package io.millrace.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    private final PayloadReader payloads;

    /** With the validator of the surrounding framework. */
    public EventCodec(Validator validator) {
        this.payloads = new PayloadReader(JSON, validator);
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
        payloads.validate(event.data());
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
     * An event from the wire that was taken before, for example from the run ledger.
     *
     * @param attributes CloudEvents attributes by their bare names
     * @param data the payload; null when the message had none
     * @throws InvalidEventException when it is poison, with every reason
     */
    public Event<?> decode(Map<String, String> attributes, byte[] data) {
        return decode(attributes, data, Instant.MAX);
    }

    /**
     * An event that arrives. Its time ends up in data, in names that are put in order by it: one from the future would
     * stand before whatever comes after it, for as long as that future lasts.
     *
     * @param latest no event may be of a later time
     * @throws InvalidEventException when it is poison, with every reason
     */
    public Event<?> decode(Map<String, String> attributes, byte[] data, Instant latest) {
        CloudEventAttributes known;
        try {
            known = CloudEventAttributes.parse(attributes, latest);
        } catch (InvalidEventException e) {
            throw withPayload(e, attributes, data);
        }
        DomainEvent payload = payloads.read(known.type(), data);
        return new Event<>(
                known.id(),
                known.source(),
                known.time(),
                known.correlationId(),
                known.causationId(),
                known.traceparent(),
                payload);
    }

    /** What is wrong with the payload too, where its type and version say how it is to be read. */
    private InvalidEventException withPayload(
            InvalidEventException attributes, Map<String, String> given, byte[] data) {
        Optional<EventType> type = Optional.ofNullable(given.get("type"))
                .flatMap(EventType::named)
                .filter(named -> named.schema()
                        .toString()
                        .equals(given.getOrDefault("dataschema", named.schema().toString())));
        if (type.isEmpty()) {
            return attributes;
        }
        try {
            payloads.read(type.get(), data);
            return attributes;
        } catch (InvalidEventException payload) {
            return new InvalidEventException(
                    attributes.reason(),
                    Stream.concat(attributes.violations().stream(), payload.violations().stream())
                            .toList());
        }
    }

    private static void onlyTextIsText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }
}
