package io.millrace.config.mappings;

import io.millrace.config.Problem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The fields of one rule, read with every fault noted; a missing text reads as an empty one, so that reading goes on. */
final class RuleFields {
    private final String place;
    private final Map<String, Object> fields;
    private final List<Problem> problems;

    RuleFields(String place, Map<String, Object> fields, List<Problem> problems) {
        this.place = place;
        this.fields = fields;
        this.problems = problems;
    }

    String text(String key) {
        Object value = fields.get(key);
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        problem(
                value == null ? key + " is missing" : key + " is not a text: " + value,
                "Write \"" + key + "\": \"…\" in this rule.");
        return "";
    }

    String optionalText(String key) {
        return fields.get(key) == null ? null : text(key);
    }

    RuleFields object(String key, boolean required) {
        Object value = fields.get(key);
        if (value instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // keys of JSON objects are texts
            Map<String, Object> nested = (Map<String, Object>) map;
            return new RuleFields(place + ", " + key, nested, problems);
        }
        if (required || value != null) {
            problem(
                    value == null ? key + " is missing" : key + " is not an object: " + value,
                    "Write \"" + key + "\": {…} in this rule.");
        }
        return new RuleFields(place + ", " + key, Map.of(), problems);
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    void emptyList(String key, String whatToDo) {
        Object value = fields.get(key);
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            problem(key + " is not supported", whatToDo);
        }
    }

    void only(Set<String> known) {
        Set<String> unknown = new TreeSet<>(fields.keySet());
        unknown.removeAll(known);
        for (String key : unknown) {
            problem("the key " + key + " is not supported here", "Remove it; supported are " + sorted(known) + ".");
        }
    }

    void problem(String why, String whatToDo) {
        problems.add(new Problem(place, why, whatToDo));
    }

    static String sorted(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
