package io.millrace.bucketed.domain;

import java.util.List;
import java.util.Optional;

/**
 * Which tables get an Entity Resolution table.
 *
 * @param tables by their names without prefix; {@code *} for all
 * @param target where they are written; empty when there are none
 * @param matchKey of the key column in schema mappings
 * @param attributeType of the other columns in schema mappings
 * @param mappedColumns the columns beside id and key in schema mappings; empty for all
 */
public record EntityResolutionPlan(
        List<String> tables,
        Optional<String> target,
        String matchKey,
        String attributeType,
        List<String> mappedColumns) {

    /** Whether a table gets one. */
    public boolean includes(String base) {
        return tables.contains("*") || tables.contains(base);
    }

    /** Whether a column beside id and key is in the schema mapping. */
    boolean maps(String column) {
        return mappedColumns.isEmpty() || mappedColumns.stream().anyMatch(column::equalsIgnoreCase);
    }
}
