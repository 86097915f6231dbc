package io.millrace.jobs.support;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns a JSON document into a record of arguments; unknown keys, wrong types and wrong values are told all at once. */
public final class ArgumentsReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, ArgumentsReader::onlyText)
            .build();

    private ArgumentsReader() {}

    /**
     * Reads and validates.
     *
     * @param origin where the document comes from, for messages
     * @throws InvalidInputException with every problem
     */
    public static <A extends Record & JobArguments> A read(byte[] json, String origin, Class<A> type) {
        JsonNode document = parse(json, origin);
        List<Problem> problems = new ArrayList<>();
        Set<String> wrong = new HashSet<>();
        RecordComponent[] components = type.getRecordComponents();
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        document.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(new Problem(
                        "argument " + name,
                        "the job does not know it",
                        "Remove it; the job knows " + String.join(", ", known) + "."));
            }
        });
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            JsonNode value = document.get(components[i].getName());
            try {
                values[i] = value == null || value.isNull()
                        ? null
                        : JSON.treeToValue(value, JSON.constructType(components[i].getGenericType()));
            } catch (JsonProcessingException e) {
                wrong.add("argument " + components[i].getName());
                problems.add(new Problem(
                        "argument " + components[i].getName(),
                        e.getOriginalMessage(),
                        "Write it as the job's contract says."));
            }
        }
        A arguments = construct(type, components, values);
        arguments.problems().stream()
                .filter(problem -> !wrong.contains(problem.what()))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return arguments;
    }

    /** The target that a document names, though the rest of it may be wrong; {@code null} when it names none. */
    static String targetOf(byte[] json) {
        try {
            JsonNode target = JSON.readTree(json).path("target");
            return target.isTextual() && target.asText().endsWith("/") ? target.asText() : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    private static void onlyText(MutableCoercionConfig config) {
        for (CoercionInputShape shape :
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }

    private static JsonNode parse(byte[] json, String origin) {
        String reason = "it is no JSON object";
        try {
            JsonNode document = JSON.readTree(json);
            if (document != null && document.isObject()) {
                return document;
            }
        } catch (IOException notJson) {
            reason = "it is no JSON: " + notJson.getMessage();
        }
        throw new InvalidInputException(
                List.of(new Problem("arguments " + origin, reason, "Write one JSON object there.")));
    }

    private static <A> A construct(Class<A> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    type.getName() + " cannot be made from its components: let its constructor accept null", e);
        }
    }
}
