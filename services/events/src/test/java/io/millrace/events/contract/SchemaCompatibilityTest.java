package io.millrace.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.events.contract.SchemaCompatibility.Finding;
import io.millrace.events.contract.SchemaCompatibility.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The guard of the released schemas sees each kind of incompatible change, and lets compatible ones pass. */
class SchemaCompatibilityTest {
    private static final String RELEASED =
            """
            {"$id": "urn:x:1", "type": "object", "required": ["name", "batch"], "properties": {
              "name": {"type": "string", "minLength": 1, "maxLength": 9, "pattern": "^a"},
              "note": {"type": "string"},
              "share": {"type": "number", "minimum": 0, "maximum": 100},
              "count": {"type": "integer", "exclusiveMinimum": 0},
              "kind": {"type": "string", "enum": ["A", "B"]},
              "place": {"type": "string", "format": "uri"},
              "batch": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
              "list": {"type": "array", "minItems": 1, "items": {"type": "string"}}}}""";

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void incompatible_change_is_found(Rule rule, String path, Consumer<ObjectNode> change) {
        // given
        ObjectNode current = released();
        change.accept(current);
        // when
        List<Finding> findings = SchemaCompatibility.compare(released(), current);
        // then
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.path()).isEqualTo(path);
        });
    }

    static Stream<Arguments> incompatible_change_is_found() {
        return Stream.of(
                change(Rule.PROPERTY_REMOVED, "$.note", s -> properties(s).remove("note")),
                change(Rule.PROPERTY_REMOVED, "$.batch.id", s -> properties(property(s, "batch"))
                        .remove("id")),
                change(Rule.NEWLY_REQUIRED, "$", s -> s.withArray("required").add("note")),
                change(Rule.NEWLY_REQUIRED, "$.batch", s -> {
                    properties(property(s, "batch")).putObject("extra").put("type", "string");
                    property(s, "batch").withArray("required").add("extra");
                }),
                change(Rule.NO_LONGER_REQUIRED, "$", s -> ((ArrayNode) s.get("required")).remove(0)),
                change(Rule.TYPE_CHANGED, "$.count", s -> property(s, "count").put("type", "string")),
                change(Rule.TYPE_CHANGED, "$.list[]", s -> ((ObjectNode)
                                property(s, "list").get("items"))
                        .put("type", "object")),
                change(Rule.ENUM_VALUE_REMOVED, "$.kind", s -> property(s, "kind")
                        .withArray("enum")
                        .remove(0)),
                change(Rule.ENUM_VALUE_ADDED, "$.kind", s -> property(s, "kind")
                        .withArray("enum")
                        .add("C")),
                change(Rule.LIMIT_NARROWED, "$.note", s -> property(s, "note")
                        .putArray("enum")
                        .add("only")),
                change(Rule.LIMIT_WIDENED, "$.kind", s -> property(s, "kind").remove("enum")),
                change(Rule.LIMIT_NARROWED, "$.name", s -> property(s, "name").put("minLength", 2)),
                change(Rule.LIMIT_NARROWED, "$.name", s -> property(s, "name").put("maxLength", 8)),
                change(Rule.LIMIT_NARROWED, "$.share", s -> property(s, "share").put("minimum", 0.5)),
                change(Rule.LIMIT_NARROWED, "$.share", s -> property(s, "share").put("maximum", 99)),
                change(Rule.LIMIT_NARROWED, "$.count", s -> property(s, "count").put("exclusiveMinimum", 1)),
                change(Rule.LIMIT_NARROWED, "$.count", s -> property(s, "count").put("maximum", 5)),
                change(Rule.LIMIT_NARROWED, "$.list", s -> property(s, "list").put("minItems", 2)),
                change(Rule.LIMIT_NARROWED, "$.note", s -> property(s, "note").put("minLength", 1)),
                change(Rule.LIMIT_WIDENED, "$.name", s -> property(s, "name").put("maxLength", 10)),
                change(Rule.LIMIT_WIDENED, "$.name", s -> property(s, "name").remove("minLength")),
                change(Rule.PATTERN_CHANGED, "$.name", s -> property(s, "name").put("pattern", "^ab")),
                change(Rule.PATTERN_CHANGED, "$.note", s -> property(s, "note").put("pattern", "x")),
                change(Rule.CONSTRAINT_CHANGED, "$.place", s -> property(s, "place")
                        .put("format", "uuid")),
                change(Rule.CONSTRAINT_CHANGED, "$", s -> s.put("additionalProperties", false)),
                change(Rule.CONSTRAINT_CHANGED, "$.list", s -> property(s, "list")
                        .remove("items")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void compatible_change_passes(String what, Consumer<ObjectNode> change) {
        // given
        ObjectNode current = released();
        change.accept(current);
        // when
        List<Finding> findings = SchemaCompatibility.compare(released(), current);
        // then
        assertThat(findings).as(what).isEmpty();
    }

    static Stream<Arguments> compatible_change_passes() {
        return Stream.of(
                passes("nothing changed", s -> {}),
                passes("a new optional property", s -> properties(s)
                        .putObject("extra")
                        .put("type", "string")
                        .put("maxLength", 3)),
                passes(
                        "a new optional property inside",
                        s -> properties(property(s, "batch")).putObject("extra").put("type", "integer")),
                passes("other words", s -> property(s, "name").put("description", "better said")),
                passes("the order of required properties", s -> {
                    s.putArray("required").add("batch").add("name");
                }),
                passes("the same limit written otherwise", s -> property(s, "share")
                        .put("maximum", 100.0)));
    }

    private static Arguments change(Rule rule, String path, Consumer<ObjectNode> change) {
        return arguments(rule, path, change);
    }

    private static Arguments passes(String what, Consumer<ObjectNode> change) {
        return arguments(what, change);
    }

    private static ObjectNode released() {
        return (ObjectNode) Examples.parse(RELEASED.getBytes(UTF_8));
    }

    private static ObjectNode properties(JsonNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode property(JsonNode schema, String name) {
        return (ObjectNode) schema.get("properties").get(name);
    }
}
