package io.millrace.events.bucketing;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

import java.util.List;

/**
 * Final tables answer queries.
 *
 * @param database the catalog's database
 * @param version which version of the dataset they show
 * @param snapshotDt date of the snapshot that they come from, {@code YYYY-MM-DD}
 * @param tables each table
 */
public record BucketedTablesCreated(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String database,
        @NotBlank String version,
        @NotBlank @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String snapshotDt,
        @NotEmpty List<@Valid FinishedTable> tables)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset;
    }
}
