package io.millrace.events.mapping;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import java.util.List;

/**
 * A mapping run found no usable mapping, so no snapshot was written.
 *
 * @param environment the deployment, for example {@code stg}
 * @param cause which of the three ways of having nothing it was
 * @param sourceTables the mapping tables that were read
 */
public record MappingSourceEmpty(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotNull Cause cause,
        @NotNull @Valid MappingCounts counts,
        @NotEmpty List<@NotBlank String> sourceTables)
        implements DomainEvent {

    /** Why nothing was usable. */
    public enum Cause {
        /** The mapping tables hold no row. */
        TABLES_EMPTY,
        /** There are rows, but none could be understood. */
        ALL_REJECTED,
        /** There are mappings, but no destination stands in the catalog. */
        ALL_MISSING
    }

    @Override
    public String subject() {
        return dataset;
    }
}
