package io.millrace.bucketed.catalog;

import io.millrace.bucketed.domain.Edition;
import io.millrace.bucketed.domain.Version;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

import java.time.Instant;
import java.util.Optional;

/** Tables in the Glue catalog, one whole definition at a time. */
public final class CatalogTables {
    private final GlueClient glue;

    /** Tables as the client sees them. */
    public CatalogTables(GlueClient glue) {
        this.glue = glue;
    }

    /** A table as it stands; empty when there is none. */
    public Optional<Table> find(String database, String name) {
        try {
            return Optional.of(
                    glue.getTable(request -> request.databaseName(database).name(name))
                            .table());
        } catch (EntityNotFoundException notThere) {
            return Optional.empty();
        }
    }

    /** Puts a definition in the place of what stands under its name, by one call: readers see the one or the other. */
    public void put(String database, TableInput input) {
        if (find(database, input.name()).isPresent()) {
            glue.updateTable(
                    request -> request.databaseName(database).tableInput(input).skipArchive(true));
        } else {
            glue.createTable(request -> request.databaseName(database).tableInput(input));
        }
    }

    /** Removes a definition; its files stay. */
    public void drop(String database, String name) {
        try {
            glue.deleteTable(request -> request.databaseName(database).name(name));
        } catch (EntityNotFoundException gone) {
            // as wanted
        }
    }

    /** What a table of ours shows; empty when it does not tell, as tables that others made. */
    public static Optional<Edition> edition(Table table) {
        String version = table.parameters().get(TableDefinition.VERSION);
        String toldAt = table.parameters().get(TableDefinition.TOLD_AT);
        return version == null || toldAt == null
                ? Optional.empty()
                : Version.parse(version).map(read -> new Edition(read, Instant.parse(toldAt)));
    }

    /** A table's location with a slash at the end. */
    public static String location(Table table) {
        String location =
                table.storageDescriptor() == null || table.storageDescriptor().location() == null
                        ? ""
                        : table.storageDescriptor().location();
        return location.endsWith("/") ? location : location + "/";
    }
}
