package io.millrace.config.mappings;

import io.millrace.config.mappings.TransformationRule.Target;

import java.util.List;
import java.util.Optional;

/** The rules of a {@code table-mappings} file. Of several topic rules for a table the last counts, of renames all in turn. */
public record TableMappings(
        List<SelectionRule> selections, List<TopicRule> topics, List<TransformationRule> transformations) {
    /** Every table's topic unless a rule names another: this and the table's name. */
    public static final String TOPIC_PREFIX = "cdc-";

    /** Keeps copies. */
    public TableMappings {
        selections = List.copyOf(selections);
        topics = List.copyOf(topics);
        transformations = List.copyOf(transformations);
    }

    /** The mapping of a plain list of {@code schema.table} names, wildcards allowed. */
    public static TableMappings ofTables(List<String> names) {
        return new TableMappings(
                names.stream()
                        .map(name -> {
                            int dot = name.indexOf('.');
                            String schema = dot < 0 ? "public" : name.substring(0, dot);
                            return new SelectionRule(
                                    name,
                                    true,
                                    new Locator(NamePattern.of(schema), NamePattern.of(name.substring(dot + 1)), null));
                        })
                        .toList(),
                List.of(),
                List.of());
    }

    /** Whether the rules take the table. */
    public boolean selects(String schema, String table) {
        boolean included = false;
        for (SelectionRule rule : selections) {
            if (rule.locator().matches(schema, table)) {
                if (!rule.include()) {
                    return false;
                }
                included = true;
            }
        }
        return included;
    }

    /** Where a table's rows go; empty when the rules do not take it. */
    public Optional<TableRoute> route(String schema, String table) {
        if (!selects(schema, table)) {
            return Optional.empty();
        }
        String newSchema = schema;
        String newTable = table;
        for (TransformationRule rule : transformations) {
            if (rule.target() == Target.SCHEMA && rule.locator().matches(schema, table)) {
                newSchema = rule.apply(newSchema);
            } else if (rule.target() == Target.TABLE && rule.locator().matches(schema, table)) {
                newTable = rule.apply(newTable);
            }
        }
        String topic = TOPIC_PREFIX + newTable;
        boolean keyedByTable = false;
        for (TopicRule rule : topics) {
            if (rule.locator().matches(schema, table)) {
                topic = rule.topic() == null ? topic : rule.topic();
                keyedByTable = rule.keyedByTable();
            }
        }
        return Optional.of(new TableRoute(newSchema, newTable, topic, keyedByTable));
    }

    /** A column's name in the envelope; empty when it is left out. */
    public Optional<String> column(String schema, String table, String column) {
        String name = column;
        for (TransformationRule rule : transformations) {
            if (rule.target() == Target.COLUMN && rule.locator().matches(schema, table, column)) {
                if (rule.change() == NameChange.REMOVE_COLUMN) {
                    return Optional.empty();
                }
                name = rule.apply(name);
            }
        }
        return Optional.of(name);
    }
}
