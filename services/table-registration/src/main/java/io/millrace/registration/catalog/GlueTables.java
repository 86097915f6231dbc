package io.millrace.registration.catalog;

import io.millrace.events.lake.RegisteredTable.Change;
import io.millrace.events.lake.TableColumn;
import io.millrace.registration.domain.SchemaDifference;
import io.millrace.registration.domain.StandingTable;
import io.millrace.registration.domain.WantedTable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.VersionMismatchException;

import java.util.List;
import java.util.Optional;

/** Tables of the Glue catalog, changed only when they stand as they were read. */
public final class GlueTables {
    private final GlueClient glue;

    /** Tables behind the client, which holds the retries and the shared rate limit. */
    public GlueTables(GlueClient glue) {
        this.glue = glue;
    }

    /** A table as read: for the decision, and whole, so that a change keeps what is not ours. */
    public record Found(StandingTable standing, Table entry) {}

    /** The table as it stands; empty when there is none. */
    public Optional<Found> find(String database, String name) {
        try {
            Table table = glue.getTable(
                            request -> request.databaseName(database).name(name))
                    .table();
            return Optional.of(new Found(standing(table), table));
        } catch (EntityNotFoundException notThere) {
            return Optional.empty();
        }
    }

    private static StandingTable standing(Table table) {
        Optional<StorageDescriptor> storage = Optional.ofNullable(table.storageDescriptor());
        List<TableColumn> columns = storage.map(StorageDescriptor::columns).orElse(List.of()).stream()
                .map(column -> new TableColumn(
                        column.name(), Optional.ofNullable(column.type()).orElse("string")))
                .toList();
        return new StandingTable(
                storage.map(StorageDescriptor::location).orElse(""),
                columns,
                table.parameters(),
                Optional.ofNullable(table.versionId()));
    }

    /** Creates it; false when there is one now. */
    public boolean create(WantedTable table) {
        TableInput input = TableInputs.of(table, Change.CREATED, new SchemaDifference(List.of()), Optional.empty());
        try {
            glue.createTable(request -> request.databaseName(table.database()).tableInput(input));
            return true;
        } catch (AlreadyExistsException meanwhile) {
            return false;
        }
    }

    /** Switches it to the new version in one call; false when somebody else changed it since it was read. */
    public boolean replace(WantedTable table, Found found, SchemaDifference drift) {
        TableInput input = TableInputs.of(table, Change.UPDATED, drift, Optional.of(found.entry()));
        try {
            glue.updateTable(request -> request.databaseName(table.database())
                    .tableInput(input)
                    .versionId(found.standing().revision().orElse(null)));
            return true;
        } catch (ConcurrentModificationException | VersionMismatchException | EntityNotFoundException meanwhile) {
            return false;
        }
    }
}
