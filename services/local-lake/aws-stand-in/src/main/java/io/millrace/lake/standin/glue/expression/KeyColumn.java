package io.millrace.lake.standin.glue.expression;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.Set;

/** A partition key: where its value stands and how values compare. */
record KeyColumn(int index, boolean number) {
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";
    private static final Set<String> NUMBERS =
            Set.of("tinyint", "smallint", "int", "integer", "bigint", "float", "double", "decimal");

    static KeyColumn of(int index, String type) {
        return new KeyColumn(index, NUMBERS.contains(type.replaceAll("\\(.*", "")));
    }

    /** The value in a partition, {@code null} for none. */
    String in(ObjectNode partition) {
        String value = partition.path("Values").path(index).asText();
        return NULL.equals(value) ? null : value;
    }

    /** Below 0 when the partition's value comes before the given one. */
    int compare(String value, String given) {
        if (number) {
            return new BigDecimal(value).compareTo(new BigDecimal(given));
        }
        return value.compareTo(given);
    }
}
