package io.millrace.events.streaming;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Neighbouring keys in which source and lake differ.
 *
 * @param from the first key, its columns parted by commas
 * @param to the last key, inclusive
 * @param missing rows of the source that the lake lacks
 * @param extra current rows of the lake that the source lacks
 * @param changed rows that differ
 * @param duplicate keys that have more than one current row
 */
public record DivergedRange(
        @NotBlank String from,
        @NotBlank String to,
        @PositiveOrZero long missing,
        @PositiveOrZero long extra,
        @PositiveOrZero long changed,
        @PositiveOrZero long duplicate) {}
