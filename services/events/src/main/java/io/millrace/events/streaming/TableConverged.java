package io.millrace.events.streaming;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import java.util.List;

/**
 * Lake and source agree about a table, row by row, in all that was compared.
 *
 * @param dataset the pipeline, {@code ${STACK_NAME}} of its {@code tables.yaml}
 * @param table the table's name in {@code tables.yaml}
 * @param lsn the moment of the source, for example {@code 0/1A2B3C4D}
 * @param uncompared columns that were not compared; absent when all were
 * @param unsettled keys that moved in every look and were not judged; absent when all were
 */
public record TableConverged(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String table,
        @NotBlank String lsn,
        @NotNull @Valid ComparedRows rows,
        List<@NotBlank String> uncompared,
        @Positive Long unsettled)
        implements DomainEvent {
    /** Of a table that was compared as a whole. */
    public TableConverged(String dataset, String environment, String table, String lsn, ComparedRows rows) {
        this(dataset, environment, table, lsn, rows, null, null);
    }

    @Override
    public String subject() {
        return dataset + "/" + table;
    }
}
