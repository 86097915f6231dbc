package io.millrace.events.lake;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;

import java.util.List;

/**
 * New files lie in the raw zone.
 *
 * @param version what tells this landing from the ones before, for example a snapshot's date
 * @param tables each table that has new files
 */
public record DataLanded(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String version,
        @NotEmpty List<@Valid LandedTable> tables)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset;
    }
}
