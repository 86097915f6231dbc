package io.millrace.registration.domain;

import io.millrace.events.lake.TableColumn;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as it stands in the catalog.
 *
 * @param parameters all, ours and those of others
 * @param revision the catalog's own version of the entry, for changes that depend on it; empty when it has none
 */
public record StandingTable(
        String location, List<TableColumn> columns, Map<String, String> parameters, Optional<String> revision) {

    /** Where its present form comes from; empty when somebody else made it. */
    public Optional<Origin> origin() {
        return TableParameters.origin(parameters);
    }
}
