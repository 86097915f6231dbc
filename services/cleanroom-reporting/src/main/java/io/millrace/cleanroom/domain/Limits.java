package io.millrace.cleanroom.domain;

import java.time.LocalDate;

/**
 * What a table is measured by.
 *
 * @param columns that a configured table may have
 * @param associations that a membership may have
 * @param oldestSnapshot the earliest date of a snapshot that is still good
 */
public record Limits(int columns, int associations, LocalDate oldestSnapshot) {}
