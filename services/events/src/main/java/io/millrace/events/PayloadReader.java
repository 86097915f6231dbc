package io.millrace.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.events.InvalidEventException.Reason;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads payloads. It tells every thing that is wrong with one by its path and by what stands there in a right one, never
 * by what was found: values may be personal data, and errors end in logs and mails.
 */
record PayloadReader(ObjectMapper json, Validator validator) {
    /** Each further one costs another reading of the payload. */
    private static final int MOST_WRONG_TYPES = 20;

    DomainEvent read(EventType type, byte[] data) {
        if (data == null || data.length == 0) {
            throw new InvalidEventException(Reason.NOT_JSON, "data: the message has no payload");
        }
        DomainEvent payload = parse(type, data);
        validate(payload);
        return payload;
    }

    void validate(DomainEvent payload) {
        List<String> violations = validator.validate(payload).stream()
                .map(PayloadReader::text)
                .sorted()
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidEventException(Reason.NOT_VALID, violations);
        }
    }

    private DomainEvent parse(EventType type, byte[] data) {
        try {
            DomainEvent payload = json.readValue(data, type.record());
            if (payload == null) {
                throw new InvalidEventException(Reason.NOT_JSON, "data: the payload is JSON null, not an object");
            }
            return payload;
        } catch (JsonMappingException e) {
            throw new InvalidEventException(Reason.NOT_JSON, wrongTypes(type, data, new WrongType(json, e)));
        } catch (JacksonException e) {
            throw new InvalidEventException(Reason.NOT_JSON, WrongType.notJson(e));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory cannot fail", e);
        }
    }

    /** The parser stops at the first wrong type: something right takes its place, and the payload is read again. */
    private List<String> wrongTypes(EventType type, byte[] data, WrongType first) {
        List<String> told = new ArrayList<>();
        Set<String> suspect = new HashSet<>();
        JsonNode rest = tree(data);
        WrongType next = first;
        while (true) {
            if (told.contains(next.text())) {
                return told;
            }
            told.add(next.text());
            if (told.size() == MOST_WRONG_TYPES || !replace(rest, next)) {
                return told;
            }
            suspect.add(next.path().get(0).getFieldName());
            try {
                told.addAll(otherViolations(json.treeToValue(rest, type.record()), suspect));
                return told;
            } catch (JsonMappingException e) {
                next = new WrongType(json, e);
            } catch (JacksonException e) {
                return told;
            }
        }
    }

    private List<String> otherViolations(DomainEvent payload, Set<String> suspect) {
        return validator.validate(payload).stream()
                .filter(violation -> isSure(violation, suspect))
                .map(PayloadReader::text)
                .sorted()
                .toList();
    }

    private JsonNode tree(byte[] data) {
        try {
            return json.readTree(data);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static boolean replace(JsonNode root, WrongType wrong) {
        if (wrong.path().isEmpty()) {
            return false;
        }
        int end = wrong.path().size() - 1;
        JsonNode parent = root;
        for (JsonMappingException.Reference step : wrong.path().subList(0, end)) {
            parent = step.getFieldName() == null ? parent.path(step.getIndex()) : parent.path(step.getFieldName());
        }
        JsonMappingException.Reference last = wrong.path().get(end);
        if (parent instanceof ObjectNode object) {
            object.set(last.getFieldName(), wrong.placeholder());
            return true;
        }
        if (parent instanceof ArrayNode array && array.has(last.getIndex())) {
            array.set(last.getIndex(), wrong.placeholder());
            return true;
        }
        return false;
    }

    /** Rules that look at several properties, or into one of which a placeholder was put, may be broken by just that. */
    private static boolean isSure(ConstraintViolation<?> violation, Set<String> suspect) {
        return !(violation.getConstraintDescriptor().getAnnotation() instanceof AssertTrue)
                && !suspect.contains(
                        violation.getPropertyPath().iterator().next().getName());
    }

    private static String text(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + ": " + violation.getMessage();
    }
}
