package io.millrace.mapping.store;

/**
 * A mapping table in DynamoDB.
 *
 * @param property the setting that names it, for people who have to correct it
 */
public record MappingTable(String name, String property) {}
