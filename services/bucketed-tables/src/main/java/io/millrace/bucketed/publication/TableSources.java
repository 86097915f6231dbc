package io.millrace.bucketed.publication;

import io.millrace.bucketed.catalog.CatalogTables;
import io.millrace.bucketed.domain.Column;
import io.millrace.bucketed.domain.SourceTable;
import io.millrace.bucketed.files.Folder;
import io.millrace.events.lake.RegisteredTable;
import software.amazon.awssdk.services.glue.model.Table;

import java.util.List;
import java.util.Optional;

/** The registered tables that others are made of. */
public final class TableSources {
    private final CatalogTables catalog;

    /** Tables of this catalog. */
    public TableSources(CatalogTables catalog) {
        this.catalog = catalog;
    }

    /** The table as the event tells of it; empty when the catalog shows another version of it by now, or none. */
    public Optional<SourceTable> find(String database, RegisteredTable registered) {
        return catalog.find(database, registered.name())
                .filter(table -> Folder.of(CatalogTables.location(table))
                        .equals(Folder.of(registered.location().toString())))
                .map(table -> source(database, registered, table));
    }

    private static SourceTable source(String database, RegisteredTable registered, Table table) {
        List<Column> columns = table.storageDescriptor().columns().stream()
                .map(column -> new Column(column.name(), column.type()))
                .toList();
        return new SourceTable(
                database,
                registered.name(),
                registered.base(),
                CatalogTables.location(table),
                registered.key(),
                registered.buckets() == null ? 0 : registered.buckets(),
                columns);
    }
}
