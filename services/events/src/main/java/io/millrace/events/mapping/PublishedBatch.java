package io.millrace.events.mapping;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import java.net.URI;

/**
 * A batch of changed mappings that is complete: its manifest was written last.
 *
 * @param id the batch's UUID, derived from the event that caused it
 * @param previousSnapshot the snapshot compared with; absent on the first run
 * @param snapshot the snapshot that brought the change
 * @param manifest the manifest's location
 * @param file the rows, CSV
 * @param rows data rows in the file
 * @param retargeted how many of the rows belong to a source whose destination changed
 * @param ambiguousSources sources of the snapshot with more than one destination
 */
public record PublishedBatch(
        @NotBlank String id,
        String previousSnapshot,
        @NotBlank String snapshot,
        @NotNull URI manifest,
        @NotNull URI file,
        @PositiveOrZero long rows,
        @PositiveOrZero long retargeted,
        @PositiveOrZero long ambiguousSources) {}
