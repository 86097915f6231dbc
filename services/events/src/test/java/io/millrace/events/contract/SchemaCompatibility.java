package io.millrace.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a schema with its released form. Compatible means both ways: what writers of the release send is still
 * accepted, and what is sent now keeps every promise that readers of the release rely on. So a new optional property
 * is fine, and nearly everything else is a new version.
 */
final class SchemaCompatibility {
    private static final Set<String> FOR_PEOPLE =
            Set.of("title", "description", "examples", "$comment", "$schema", "$id");
    private static final Set<String> LOWER_LIMITS = Set.of("minimum", "exclusiveMinimum", "minLength", "minItems");
    private static final Set<String> UPPER_LIMITS = Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");
    private static final Set<String> COMPARED_BY_MEMBER = Set.of("properties", "required", "enum", "items");

    /** What makes a change incompatible. */
    enum Rule {
        PROPERTY_REMOVED,
        NEWLY_REQUIRED,
        NO_LONGER_REQUIRED,
        TYPE_CHANGED,
        ENUM_VALUE_REMOVED,
        ENUM_VALUE_ADDED,
        LIMIT_NARROWED,
        LIMIT_WIDENED,
        PATTERN_CHANGED,
        CONSTRAINT_CHANGED
    }

    /**
     * An incompatible change.
     *
     * @param path of the property, from the payload's root
     */
    record Finding(Rule rule, String path, String detail) {}

    private final List<Finding> findings = new ArrayList<>();

    private SchemaCompatibility() {}

    static List<Finding> compare(JsonNode released, JsonNode current) {
        SchemaCompatibility comparison = new SchemaCompatibility();
        comparison.schema("$", released, current);
        return comparison.findings;
    }

    private void schema(String path, JsonNode released, JsonNode current) {
        Set<String> keywords = new TreeSet<>();
        released.fieldNames().forEachRemaining(keywords::add);
        current.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(FOR_PEOPLE);
        keywords.removeAll(COMPARED_BY_MEMBER);
        keywords.forEach(keyword -> keyword(path, keyword, released.path(keyword), current.path(keyword)));
        properties(path, released.path("properties"), current.path("properties"));
        sets(path, released.path("required"), current.path("required"), Rule.NO_LONGER_REQUIRED, Rule.NEWLY_REQUIRED);
        enumeration(path, released.path("enum"), current.path("enum"));
        if (released.has("items") && current.has("items")) {
            schema(path + "[]", released.get("items"), current.get("items"));
        } else if (released.has("items") || current.has("items")) {
            add(Rule.CONSTRAINT_CHANGED, path, "items", released.path("items"), current.path("items"));
        }
    }

    private void properties(String path, JsonNode released, JsonNode current) {
        released.properties().forEach(property -> {
            String inside = path + "." + property.getKey();
            if (current.has(property.getKey())) {
                schema(inside, property.getValue(), current.get(property.getKey()));
            } else {
                findings.add(new Finding(Rule.PROPERTY_REMOVED, inside, "readers of the release look for it"));
            }
        });
    }

    private void enumeration(String path, JsonNode released, JsonNode current) {
        if (released.isMissingNode() != current.isMissingNode()) {
            add(released.isMissingNode() ? Rule.LIMIT_NARROWED : Rule.LIMIT_WIDENED, path, "enum", released, current);
        } else {
            sets(path, released, current, Rule.ENUM_VALUE_REMOVED, Rule.ENUM_VALUE_ADDED);
        }
    }

    private void sets(String path, JsonNode released, JsonNode current, Rule removed, Rule added) {
        Set<String> before = texts(released);
        Set<String> now = texts(current);
        before.stream()
                .filter(value -> !now.contains(value))
                .forEach(value -> findings.add(new Finding(removed, path, value)));
        now.stream()
                .filter(value -> !before.contains(value))
                .forEach(value -> findings.add(new Finding(added, path, value)));
    }

    private void keyword(String path, String keyword, JsonNode released, JsonNode current) {
        if (sameValue(released, current)) {
            return;
        }
        if (keyword.equals("type")) {
            add(Rule.TYPE_CHANGED, path, keyword, released, current);
        } else if (keyword.equals("pattern")) {
            add(Rule.PATTERN_CHANGED, path, keyword, released, current);
        } else if (LOWER_LIMITS.contains(keyword)) {
            boolean narrower = released.isMissingNode()
                    || (!current.isMissingNode() && current.decimalValue().compareTo(released.decimalValue()) > 0);
            add(narrower ? Rule.LIMIT_NARROWED : Rule.LIMIT_WIDENED, path, keyword, released, current);
        } else if (UPPER_LIMITS.contains(keyword)) {
            boolean narrower = released.isMissingNode()
                    || (!current.isMissingNode() && current.decimalValue().compareTo(released.decimalValue()) < 0);
            add(narrower ? Rule.LIMIT_NARROWED : Rule.LIMIT_WIDENED, path, keyword, released, current);
        } else {
            add(Rule.CONSTRAINT_CHANGED, path, keyword, released, current);
        }
    }

    private static boolean sameValue(JsonNode one, JsonNode other) {
        return (one.isNumber() && other.isNumber())
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private void add(Rule rule, String path, String keyword, JsonNode released, JsonNode current) {
        findings.add(new Finding(rule, path, keyword + " was " + text(released) + ", is " + text(current)));
    }

    private static String text(JsonNode value) {
        return value instanceof MissingNode ? "not given" : value.toString();
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
