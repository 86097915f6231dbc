package io.millrace.bucketed.catalog;

import io.millrace.bucketed.files.Folder;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The folders that any table or partition of the catalog names, in any database. */
public final class Occupied {
    private final List<Folder> folders;

    private Occupied(List<Folder> folders) {
        this.folders = folders;
    }

    /** As the catalog stands now, every list read to its end. */
    public static Occupied now(GlueClient glue) {
        List<Folder> folders = new ArrayList<>();
        for (Database database : glue.getDatabasesPaginator(request -> {}).stream()
                .flatMap(page -> page.databaseList().stream())
                .toList()) {
            for (Table table : glue.getTablesPaginator(request -> request.databaseName(database.name())).stream()
                    .flatMap(page -> page.tableList().stream())
                    .toList()) {
                locations(table.storageDescriptor()).forEach(folders::add);
                if (table.hasPartitionKeys() && !table.partitionKeys().isEmpty()) {
                    glue
                            .getPartitionsPaginator(request -> request.databaseName(database.name())
                                    .tableName(table.name())
                                    .excludeColumnSchema(true))
                            .stream()
                            .flatMap(page -> page.partitions().stream())
                            .map(Partition::storageDescriptor)
                            .flatMap(Occupied::locations)
                            .forEach(folders::add);
                }
            }
        }
        return new Occupied(folders);
    }

    /** Whether something in the folder, or a folder around it, is named. */
    public boolean has(Folder folder) {
        return folders.stream().anyMatch(folder::overlaps);
    }

    private static Stream<Folder> locations(StorageDescriptor storage) {
        if (storage == null) {
            return Stream.empty();
        }
        Stream<String> path = storage.serdeInfo() == null
                ? Stream.empty()
                : Stream.ofNullable(storage.serdeInfo().parameters().get("path"));
        return Stream.of(Stream.ofNullable(storage.location()), storage.additionalLocations().stream(), path)
                .flatMap(given -> given)
                .filter(Objects::nonNull)
                .filter(Folder::isOne)
                .map(Folder::of);
    }
}
