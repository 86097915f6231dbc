package io.millrace.mapping.domain;

import io.millrace.events.mapping.MappingCounts;
import io.millrace.events.mapping.MappingSourceEmpty;

import java.util.List;
import java.util.Optional;

/**
 * What a validation found.
 *
 * @param valid distinct mappings whose destination stands in the catalog, sorted
 * @param rejected rows that could not be understood, sorted
 * @param counts how every row is accounted for
 */
public record ValidatedMappings(List<Mapping> valid, List<RejectedRow> rejected, MappingCounts counts) {

    /** Why there is nothing to write; empty when there is something. */
    public Optional<MappingSourceEmpty.Cause> nothingBecause() {
        if (counts.valid() > 0) {
            return Optional.empty();
        }
        if (counts.read() == 0) {
            return Optional.of(MappingSourceEmpty.Cause.TABLES_EMPTY);
        }
        return Optional.of(
                counts.rejected() == counts.read()
                        ? MappingSourceEmpty.Cause.ALL_REJECTED
                        : MappingSourceEmpty.Cause.ALL_MISSING);
    }
}
