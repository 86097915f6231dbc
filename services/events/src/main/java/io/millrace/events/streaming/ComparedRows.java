package io.millrace.events.streaming;

import jakarta.validation.constraints.PositiveOrZero;

/**
 * Rows of a table on both sides, at one moment of the source.
 *
 * @param source rows in the source
 * @param current rows in the lake that are current
 * @param quarantined rows of the source whose last change is set aside
 * @param rejected rows of the source whose last change could not be read
 */
public record ComparedRows(
        @PositiveOrZero long source,
        @PositiveOrZero long current,
        @PositiveOrZero long quarantined,
        @PositiveOrZero long rejected) {}
