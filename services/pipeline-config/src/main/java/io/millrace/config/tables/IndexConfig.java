package io.millrace.config.tables;

import java.util.List;

/**
 * An index of the source; documents it.
 *
 * @param name {@code null} when it has none
 */
public record IndexConfig(String name, List<String> columns) {}
