package io.millrace.bucketed.domain;

/**
 * A table that stood every check.
 *
 * @param rows as the SQL engine counted them
 * @param sampledKeys keys whose rows were compared; fewer than asked for when the table has fewer
 */
public record Checked(long rows, int sampledKeys) {}
