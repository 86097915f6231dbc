package io.millrace.config.mappings;

/**
 * Where the rows of a source table go.
 *
 * @param schema its name in the envelope
 * @param table its name in the envelope
 * @param keyedByTable all rows have one key
 */
public record TableRoute(String schema, String table, String topic, boolean keyedByTable) {}
