package io.millrace.events.bucketing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import java.net.URI;

/**
 * The complete files of one table in one layout.
 *
 * @param name the table's name without prefix, lower case, for example {@code ibe_01}
 * @param location the folder of its data files, with a slash at the end
 * @param key the column that decides a row's bucket
 * @param buckets how many buckets there are; 0 for {@code files}
 * @param rows data rows in the files
 * @param rejectedRows rows of the source that are not in the files, kept with their reason
 * @param bytes size of the files
 * @param files how many there are
 */
public record BucketedTable(
        @NotBlank String name,
        @NotNull Layout layout,
        @NotNull URI location,
        @NotBlank String key,
        @PositiveOrZero int buckets,
        @PositiveOrZero long rows,
        @PositiveOrZero long rejectedRows,
        @PositiveOrZero long bytes,
        @PositiveOrZero long files) {}
