package io.millrace.cleanroom.domain.room;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A table as the catalog has it.
 *
 * @param location null when it has none
 * @param columns without the partition keys
 * @param snapshotDt date of the snapshot that it shows, if the catalog says
 */
public record CatalogTable(
        String name,
        String location,
        List<String> columns,
        List<String> partitionKeys,
        Optional<LocalDate> snapshotDt) {
    /** Copies the lists. */
    public CatalogTable {
        columns = List.copyOf(columns);
        partitionKeys = List.copyOf(partitionKeys);
    }

    /** Columns and partition keys: all of them count for Clean Rooms. */
    public int width() {
        return columns.size() + partitionKeys.size();
    }
}
