package io.millrace.mapping.domain;

/**
 * An item of a mapping table, cut to what is used.
 *
 * @param table the table it was read from
 * @param id attribute {@code id}
 * @param destinationId attribute {@code destination_id}
 */
public record MappingRow(String table, Attribute id, Attribute destinationId) {}
