package io.millrace.config.mappings;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.mappings.JsonText.MalformedJsonException;
import io.millrace.config.mappings.TransformationRule.Target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads DMS's {@code table-mappings} JSON. What it does not know is an error: nothing of a mapping is passed over. */
public final class TableMappingsReader {
    private static final Set<String> MAPPING_ACTIONS = Set.of("map-record-to-record", "map-record-to-document");
    private static final Set<String> SELECTION_ACTIONS = Set.of("include", "exclude", "explicit");
    private static final Set<String> KEY_TYPES = Set.of("primary-key", "schema-table");
    private static final Set<String> TARGETS = Set.of("schema", "table", "column");
    private static final String LOCATOR = "object-locator";

    private final String origin;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<SelectionRule> selections = new ArrayList<>();
    private final List<TopicRule> topics = new ArrayList<>();
    private final List<TransformationRule> transformations = new ArrayList<>();

    private TableMappingsReader(String origin) {
        this.origin = "table mappings " + origin;
    }

    /**
     * Reads a mapping.
     *
     * @param origin the file's name, for messages
     * @throws InvalidInputException with every problem, each naming its rule
     */
    public static TableMappings read(String origin, String json) {
        return new TableMappingsReader(origin).read(json);
    }

    private TableMappings read(String json) {
        try {
            rules(JsonText.parse(json));
        } catch (MalformedJsonException e) {
            problems.add(new Problem(origin + " " + e.place(), e.getMessage(), "Correct the JSON there."));
        }
        if (problems.isEmpty() && selections.stream().noneMatch(SelectionRule::include)) {
            problems.add(new Problem(
                    origin, "no rule includes a table", "Add a rule of rule-type selection with rule-action include."));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new TableMappings(selections, topics, transformations);
    }

    private void rules(Object document) {
        if (!(document instanceof Map<?, ?> root) || !(root.get("rules") instanceof List<?> rules)) {
            problems.add(new Problem(
                    origin, "it is not an object with a list of rules", "Write {\"rules\": [ … ]} as AWS DMS has it."));
            return;
        }
        @SuppressWarnings("unchecked") // keys of JSON objects are texts
        RuleFields top = new RuleFields(origin, (Map<String, Object>) root, problems);
        top.only(Set.of("rules"));
        int position = 0;
        for (Object rule : rules) {
            position++;
            if (rule instanceof Map<?, ?> fields) {
                @SuppressWarnings("unchecked") // keys of JSON objects are texts
                Map<String, Object> known = (Map<String, Object>) fields;
                rule(position, known);
            } else {
                problems.add(new Problem(origin + " rule number " + position, "it is not an object", "Write {…}."));
            }
        }
    }

    private void rule(int position, Map<String, Object> rule) {
        Object given = rule.get("rule-id");
        String id = given == null ? "" : given.toString();
        RuleFields fields =
                new RuleFields(origin + (id.isBlank() ? " rule number " + position : " rule-id " + id), rule, problems);
        fields.text("rule-id");
        Integer before = id.isBlank() ? null : places.putIfAbsent(id, position);
        if (before != null) {
            fields.problem("rule number " + before + " has the same rule-id", "Give each rule a number of its own.");
        }
        String type = fields.text("rule-type");
        switch (type) {
            case "selection" -> selection(id, fields);
            case "object-mapping" -> objectMapping(id, fields);
            case "transformation" -> transformation(id, fields);
            case "" -> {}
            default ->
                fields.problem(
                        "the rule-type " + type + " is not supported",
                        "Use selection, object-mapping or transformation, or remove the rule.");
        }
    }

    private void selection(String id, RuleFields fields) {
        fields.only(Set.of("rule-type", "rule-id", "rule-name", "rule-action", LOCATOR, "filters"));
        fields.emptyList("filters", "Remove it: rows are not filtered here, quality rules do that.");
        String action = choice(fields, "rule-action", SELECTION_ACTIONS);
        Locator locator = locator(fields, false, action.equals("explicit"));
        selections.add(new SelectionRule(id, !action.equals("exclude"), locator));
    }

    private void objectMapping(String id, RuleFields fields) {
        fields.only(Set.of(
                "rule-type",
                "rule-id",
                "rule-name",
                "rule-action",
                LOCATOR,
                "filters",
                "kafka-target-topic",
                "mapping-parameters"));
        fields.emptyList("filters", "Remove it: rows are not filtered here, quality rules do that.");
        choice(fields, "rule-action", MAPPING_ACTIONS);
        Locator locator = locator(fields, false, false);
        RuleFields parameters = fields.object("mapping-parameters", false);
        parameters.only(Set.of("partition-key-type"));
        boolean keyedByTable = parameters.has("partition-key-type")
                && choice(parameters, "partition-key-type", KEY_TYPES).equals("schema-table");
        topics.add(new TopicRule(id, locator, topic(fields), keyedByTable));
    }

    private static String topic(RuleFields fields) {
        String topic = fields.optionalText("kafka-target-topic");
        if (topic != null && !topic.isEmpty() && (!topic.matches("[a-zA-Z0-9._-]{1,249}") || topic.matches("\\.+"))) {
            fields.problem(
                    "kafka-target-topic " + topic + " is no name for a topic",
                    "Use at most 249 letters, digits, dots, underscores and hyphens.");
        }
        return topic;
    }

    private void transformation(String id, RuleFields fields) {
        fields.only(Set.of(
                "rule-type", "rule-id", "rule-name", "rule-action", "rule-target", LOCATOR, "value", "old-value"));
        String target = choice(fields, "rule-target", TARGETS);
        Locator locator = locator(fields, target.equals("column"), false);
        Set<String> known = Arrays.stream(NameChange.values())
                .map(NameChange::title)
                .filter(title -> target.equals("column") || !title.equals(NameChange.REMOVE_COLUMN.title()))
                .collect(Collectors.toSet());
        String action = choice(fields, "rule-action", known);
        Optional<NameChange> change = Arrays.stream(NameChange.values())
                .filter(one -> one.title().equals(action))
                .findFirst();
        if (change.isEmpty() || target.isEmpty()) {
            return;
        }
        String value = change.get().needsValue() ? fields.text("value") : null;
        String oldValue = change.get().needsOldValue() ? fields.text("old-value") : null;
        transformations.add(new TransformationRule(
                id, Target.valueOf(target.toUpperCase(Locale.ROOT)), change.get(), locator, value, oldValue));
    }

    private static Locator locator(RuleFields fields, boolean withColumn, boolean exact) {
        RuleFields locator = fields.object(LOCATOR, true);
        locator.only(
                withColumn ? Set.of("schema-name", "table-name", "column-name") : Set.of("schema-name", "table-name"));
        String schema = locator.text("schema-name");
        String table = exact ? locator.text("table-name") : locator.optionalText("table-name");
        NamePattern column = withColumn ? NamePattern.of(locator.text("column-name")) : null;
        String anyTable = table == null ? "%" : table;
        return exact
                ? new Locator(NamePattern.literal(schema), NamePattern.literal(anyTable), column)
                : new Locator(NamePattern.of(schema), NamePattern.of(anyTable), column);
    }

    private static String choice(RuleFields fields, String key, Set<String> known) {
        String value = fields.text(key);
        if (value.isEmpty() || known.contains(value)) {
            return value;
        }
        fields.problem(
                "the " + key + " " + value + " is not supported", "Use one of " + RuleFields.sorted(known) + ".");
        return "";
    }
}
