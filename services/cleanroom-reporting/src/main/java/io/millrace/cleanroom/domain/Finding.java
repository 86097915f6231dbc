package io.millrace.cleanroom.domain;

/**
 * A reason as it applies to one table.
 *
 * @param detail names and figures
 */
public record Finding(Reason reason, String detail) {}
