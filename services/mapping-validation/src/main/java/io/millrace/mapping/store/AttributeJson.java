package io.millrace.mapping.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An attribute's value in DynamoDB's own JSON, the same text for the same value: what its console and CLI show. */
final class AttributeJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AttributeJson() {}

    /** For example <code>{"N":"42"}</code>. */
    static String of(AttributeValue value) {
        try {
            return JSON.writeValueAsString(tree(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An attribute of type " + value.type() + " could not be shown as JSON", e);
        }
    }

    private static Map<String, Object> tree(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case B -> Map.of("B", base64(value.b().asByteArray()));
            case BOOL -> Map.of("BOOL", value.bool());
            case NUL -> Map.of("NULL", value.nul());
            case SS -> Map.of("SS", sorted(value.ss()));
            case NS -> Map.of("NS", sorted(value.ns()));
            case BS ->
                Map.of(
                        "BS",
                        sorted(value.bs().stream()
                                .map(bytes -> base64(bytes.asByteArray()))
                                .toList()));
            case L -> Map.of("L", value.l().stream().map(AttributeJson::tree).toList());
            case M -> Map.of("M", members(value.m()));
            default -> Map.of(String.valueOf(value.type()), "");
        };
    }

    private static Map<String, Object> members(Map<String, AttributeValue> values) {
        Map<String, Object> members = new TreeMap<>();
        values.forEach((name, member) -> members.put(name, tree(member)));
        return members;
    }

    private static List<String> sorted(List<String> set) {
        return set.stream().sorted().toList();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
