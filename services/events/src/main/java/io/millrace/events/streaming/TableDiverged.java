package io.millrace.events.streaming;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import java.util.List;

/**
 * Lake and source differ about a table.
 *
 * @param dataset the pipeline, {@code ${STACK_NAME}} of its {@code tables.yaml}
 * @param table the table's name in {@code tables.yaml}
 * @param lsn the moment of the source, for example {@code 0/1A2B3C4D}
 * @param rangeCount how many ranges differ
 * @param ranges the first of them, by key; 100 at most
 * @param repaired whether they were read again from the source and merged after that
 */
public record TableDiverged(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String table,
        @NotBlank String lsn,
        @NotNull @Valid ComparedRows rows,
        @Positive int rangeCount,
        @NotEmpty List<@Valid DivergedRange> ranges,
        boolean repaired)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset + "/" + table;
    }
}
