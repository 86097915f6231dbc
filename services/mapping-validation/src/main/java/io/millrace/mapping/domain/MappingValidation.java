package io.millrace.mapping.domain;

import io.millrace.events.mapping.MappingCounts;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the mappings and keeps those whose destination stands in the catalog. */
public final class MappingValidation {
    private final MappingSource source;
    private final CatalogCheck catalog;

    /** Mappings of the source, checked against the catalog. */
    public MappingValidation(MappingSource source, CatalogCheck catalog) {
        this.source = source;
        this.catalog = catalog;
    }

    /**
     * Reads and checks everything.
     *
     * @throws RuntimeException when the source or the catalog could not be read to the end
     */
    public ValidatedMappings run() {
        MappingCollector collector = new MappingCollector();
        source.read(collector::add);
        Map<String, Set<String>> existing = catalog.existing(collector.destinations());
        List<Mapping> valid = collector.mappings().stream()
                .filter(mapping -> existing.getOrDefault(mapping.destination().database(), Set.of())
                        .contains(mapping.destination().table()))
                .sorted()
                .toList();
        List<RejectedRow> rejected = collector.rejected();
        return new ValidatedMappings(
                valid,
                rejected,
                new MappingCounts(
                        collector.read(),
                        valid.size(),
                        collector.mappings().size() - valid.size(),
                        rejected.size(),
                        collector.duplicates()));
    }
}
