package io.millrace.bucketed.domain;

/**
 * A column.
 *
 * @param type in Hive's terms
 */
public record Column(String name, String type) {}
