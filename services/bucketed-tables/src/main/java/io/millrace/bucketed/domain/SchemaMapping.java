package io.millrace.bucketed.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An Entity Resolution table as the input of CreateSchemaMapping, ready to be written as JSON. */
public final class SchemaMapping {
    /** Entity Resolution takes no more input fields. */
    public static final int MOST_FIELDS = 35;

    private SchemaMapping() {}

    /**
     * The document's fields, in order.
     *
     * @param table the Entity Resolution table's name, also the mapping's
     * @param plan says which columns are mapped, and how
     */
    public static Map<String, Object> of(
            String table, SourceTable source, String snapshotDt, EntityResolutionPlan plan) {
        List<Map<String, String>> fields = new ArrayList<>();
        fields.add(field(RowIds.COLUMN, "UNIQUE_ID"));
        Map<String, String> key = field(source.key(), "STRING");
        key.put("matchKey", plan.matchKey());
        fields.add(key);
        source.othersThan(RowIds.ID_BUCKET).stream()
                .filter(column -> plan.maps(column.name()))
                .forEach(column -> fields.add(field(column.name(), plan.attributeType())));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaName", table);
        document.put("description", "Fields of " + table + ", snapshot_dt=" + snapshotDt);
        document.put("mappedInputFields", fields);
        return document;
    }

    /** What a person must know of a table whose mapping Entity Resolution would refuse; empty when it takes it. */
    public static Optional<String> warning(String table, SourceTable source, EntityResolutionPlan plan) {
        long fields = 2
                + source.othersThan(RowIds.ID_BUCKET).stream()
                        .filter(column -> plan.maps(column.name()))
                        .count();
        return fields <= MOST_FIELDS
                ? Optional.empty()
                : Optional.of(table + ": its schema mapping has " + fields + " fields, Entity Resolution takes "
                        + MOST_FIELDS + "; choose the columns to match by with entity-resolution.mapped-columns");
    }

    private static Map<String, String> field(String name, String type) {
        Map<String, String> field = new LinkedHashMap<>();
        field.put("fieldName", name);
        field.put("type", type);
        return field;
    }
}
