package io.millrace.registration.domain;

import io.millrace.events.lake.TableColumn;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A table as it shall stand in the catalog.
 *
 * @param name with its prefix, lower case
 * @param projected whether engines may work the partitions out from the table's parameters
 */
public record WantedTable(
        String database, String name, TableRequest request, TableContents contents, Origin origin, boolean projected) {

    /** The name of the partition key of the layout {@code partitions}. */
    public static final String PARTITION_KEY = "id_bucket";

    private static final int CLEAN_ROOMS_LIMIT = 100;

    /** The folder, with a slash at the end. */
    public String location() {
        String location = request.location().toString();
        return location.endsWith("/") ? location : location + "/";
    }

    /** For people who look at the catalog. */
    public String description() {
        return request.layout().isPresent()
                ? "Bucketed table created from snapshot_dt="
                        + origin.snapshotDt().orElse("unknown")
                : "Table created from " + origin.dataset() + " " + origin.version();
    }

    /** Whether Clean Rooms cannot take all columns of it, partition key included. */
    public boolean isTooWideForCleanRooms() {
        return width() > CLEAN_ROOMS_LIMIT;
    }

    /** What a person is told of a table with too many columns. */
    public String widthWarning() {
        return database + "." + name + " has " + width()
                + " columns, partition key included; a configured table of Clean"
                + " Rooms takes " + CLEAN_ROOMS_LIMIT
                + ": all are in the catalog, choose there which ones to share or split the table";
    }

    /** This table as another version has it. */
    public WantedTable as(Origin other, URI location, List<TableColumn> columns, SortedSet<Integer> partitions) {
        TableRequest there = new TableRequest(
                request.base(),
                request.format(),
                location,
                request.layout(),
                request.key(),
                request.buckets(),
                request.declared(),
                Optional.empty(),
                Optional.empty());
        TableContents held =
                new TableContents(columns, Optional.empty(), Optional.empty(), Optional.empty(), partitions);
        return new WantedTable(database, name, there, held, other, projected);
    }

    private int width() {
        return contents.columns().size() + (request.partitioned() ? 1 : 0);
    }
}
