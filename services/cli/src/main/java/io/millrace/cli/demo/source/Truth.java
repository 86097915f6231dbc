package io.millrace.cli.demo.source;

import io.millrace.events.mapping.Mapping;
import io.millrace.events.mapping.MappingCounts;

import java.util.List;
import java.util.Set;

/**
 * What a run over the source must find, known from how the source was made, not from looking at it.
 *
 * @param valid the snapshot's rows
 * @param rejected the malformed rows
 * @param ambiguous the valid mappings whose source has more than one destination
 * @param incremental the rows of the incremental batch
 * @param deletion the rows of the deletion batch
 */
public record Truth(
        MappingCounts counts,
        Set<Mapping> valid,
        List<RejectedSource> rejected,
        Set<Mapping> ambiguous,
        Set<ChangedMapping> incremental,
        Set<ChangedMapping> deletion) {
    /** Copies the collections. */
    public Truth {
        valid = Set.copyOf(valid);
        rejected = List.copyOf(rejected);
        ambiguous = Set.copyOf(ambiguous);
        incremental = Set.copyOf(incremental);
        deletion = Set.copyOf(deletion);
    }

    /** How many sources changed their one destination. */
    public long retargeted() {
        return incremental.stream()
                .filter(row -> row.change().equals("retargeted"))
                .count();
    }

    /** How many sources have more than one destination. */
    public long ambiguousSources() {
        return ambiguous.stream().map(Mapping::source).distinct().count();
    }
}
