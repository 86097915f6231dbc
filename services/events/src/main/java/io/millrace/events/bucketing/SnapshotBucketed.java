package io.millrace.events.bucketing;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

import java.net.URI;
import java.util.List;

/**
 * Split, bucketed files of a snapshot are complete.
 *
 * @param dataset what was split, for example {@code infobase_attributes}
 * @param snapshotDt the snapshot's date, {@code YYYY-MM-DD}
 * @param version the name of this run's output, for example {@code 2025-10-22-1f0c9a3b}
 * @param location the folder of this version, with a slash at the end
 * @param result the document with every figure, written last: without it the files do not count
 * @param sourceRows rows of the snapshot
 * @param tables each table in each layout
 */
public record SnapshotBucketed(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String snapshotDt,
        @NotBlank String version,
        @NotNull URI location,
        @NotNull URI result,
        @PositiveOrZero long sourceRows,
        @NotEmpty List<@Valid BucketedTable> tables)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset;
    }
}
