package io.millrace.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a payload has in a place where its event has something else; Jackson's own messages quote it. */
record WrongType(ObjectMapper json, JsonMappingException error) {
    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, float.class, Float.class);

    /** A syntax error, by its place. */
    static String notJson(JacksonException e) {
        return "data: not JSON at line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr();
    }

    /** The place and what must stand there. */
    String text() {
        if (error.getCause() instanceof StreamReadException broken && !(broken instanceof InputCoercionException)) {
            return notJson(broken);
        }
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : path()) {
            if (step.getFieldName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return (place.isEmpty() ? "data" : place) + ": must be " + expected();
    }

    List<JsonMappingException.Reference> path() {
        return error.getPath();
    }

    /** A value that its type takes. */
    JsonNode placeholder() {
        Class<?> type = type();
        if (type == boolean.class) {
            return BooleanNode.FALSE;
        }
        return type != null && type.isPrimitive() ? IntNode.valueOf(0) : NullNode.getInstance();
    }

    private String expected() {
        Class<?> type = type();
        if (type == null) {
            return "as its schema says";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> json.valueToTree(constant).asText())
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == URI.class) {
            return "an absolute URI such as s3://bucket/key";
        }
        if (type == Instant.class) {
            return "a date-time such as 2026-01-31T12:00:00Z";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "a whole number within its range";
        }
        if (NUMBERS.contains(type)) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "a JSON object and nothing else";
    }

    private Class<?> type() {
        if (error.getCause() instanceof InputCoercionException overflow) {
            return overflow.getTargetType();
        }
        return error instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    }
}
