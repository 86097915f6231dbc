package io.millrace.events.lake;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import java.util.List;

/**
 * Tables stand in the catalog.
 *
 * @param database the catalog's database
 * @param version which version of the dataset they show
 * @param snapshotDt date of the snapshot that they come from; absent when there is none
 * @param tables each table that was looked at; empty when the data held none
 */
public record TablesRegistered(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String database,
        @NotBlank String version,
        String snapshotDt,
        @NotNull List<@Valid RegisteredTable> tables)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset;
    }
}
