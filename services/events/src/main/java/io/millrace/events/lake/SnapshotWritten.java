package io.millrace.events.lake;

import io.millrace.events.DomainEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

import java.net.URI;

/**
 * A complete snapshot of a dataset lies at a location.
 *
 * @param snapshot the snapshot's name; names of one dataset sort in the order in which the snapshots were taken
 * @param location the data file, or the prefix of a snapshot of many files, for example {@code s3://bucket/key.csv}
 * @param manifest the document that makes the snapshot count; absent for snapshots of other systems
 * @param rows data rows, without the header; absent when the writer does not know
 * @param sha256 of the data file's bytes, lower-case hex; absent for snapshots of many files
 */
public record SnapshotWritten(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String snapshot,
        @NotNull URI location,
        URI manifest,
        @PositiveOrZero Long rows,
        @Pattern(regexp = "[0-9a-f]{64}") String sha256)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset;
    }
}
