package io.millrace.registration.domain;

import io.millrace.events.bucketing.Layout;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What databases and tables are called.
 *
 * @param database of datasets that have none of their own; {@code {env}} and {@code {dataset}} are replaced
 * @param databases by dataset
 * @param prefix of a layout, or of tables without one
 */
public record CatalogNames(
        String environment, String database, Map<String, String> databases, Function<Optional<Layout>, String> prefix) {

    /** The database of a dataset. */
    public String database(String dataset) {
        return databases
                .getOrDefault(dataset, database)
                .replace("{env}", environment)
                .replace("{dataset}", dataset)
                .toLowerCase(Locale.ROOT);
    }

    /** The name of a table in the catalog. */
    public String table(TableRequest request) {
        return (prefix.apply(request.layout()) + request.base()).toLowerCase(Locale.ROOT);
    }
}
