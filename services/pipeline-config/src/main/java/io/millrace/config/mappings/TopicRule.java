package io.millrace.config.mappings;

/**
 * Sends a table's rows to a topic: DMS's {@code object-mapping}.
 *
 * @param topic {@code null} when the rule leaves it to the default
 * @param keyedByTable all rows of the table have one key, so they stay in one partition
 */
public record TopicRule(String id, Locator locator, String topic, boolean keyedByTable) {}
