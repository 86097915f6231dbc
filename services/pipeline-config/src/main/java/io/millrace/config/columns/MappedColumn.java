package io.millrace.config.columns;

/**
 * A column of an output table, as the mapping tells it.
 *
 * @param name its name in the output, lower case
 * @param source its name in the source, in the mapping's spelling; the source may spell it in another case
 * @param description for people; may be empty
 * @param line where the mapping says it; 0 when the mapping forgot it
 */
public record MappedColumn(String name, String source, String description, long line) {}
