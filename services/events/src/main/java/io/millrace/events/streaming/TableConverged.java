package io.millrace.events.streaming;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * Lake and source agree about a table, row by row.
 *
 * @param dataset the pipeline, {@code ${STACK_NAME}} of its {@code tables.yaml}
 * @param table the table's name in {@code tables.yaml}
 * @param lsn the moment of the source, for example {@code 0/1A2B3C4D}
 */
public record TableConverged(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String table,
        @NotBlank String lsn,
        @NotNull @Valid ComparedRows rows)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset + "/" + table;
    }
}
