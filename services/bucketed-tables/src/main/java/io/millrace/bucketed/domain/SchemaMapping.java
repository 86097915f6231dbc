package io.millrace.bucketed.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An Entity Resolution table as the input of CreateSchemaMapping, ready to be written as JSON. */
public final class SchemaMapping {
    /** Entity Resolution takes no more input fields. */
    public static final int MOST_FIELDS = 35;

    private SchemaMapping() {}

    /**
     * The document's fields, in order.
     *
     * @param table the Entity Resolution table's name, also the mapping's
     * @param matchKey of the key column
     * @param attributeType of all other columns
     */
    public static Map<String, Object> of(
            String table, SourceTable source, String snapshotDt, String matchKey, String attributeType) {
        List<Map<String, String>> fields = new ArrayList<>();
        fields.add(field(RowIds.COLUMN, "UNIQUE_ID"));
        Map<String, String> key = field(source.key(), "STRING");
        key.put("matchKey", matchKey);
        fields.add(key);
        source.othersThan(RowIds.ID_BUCKET).forEach(column -> fields.add(field(column.name(), attributeType)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaName", table);
        document.put("description", "Fields of " + table + ", snapshot_dt=" + snapshotDt);
        document.put("mappedInputFields", fields);
        return document;
    }

    private static Map<String, String> field(String name, String type) {
        Map<String, String> field = new LinkedHashMap<>();
        field.put("fieldName", name);
        field.put("type", type);
        return field;
    }
}
