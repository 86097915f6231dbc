package io.millrace.registration.domain;

import io.millrace.events.bucketing.BucketedTable;
import io.millrace.events.bucketing.Layout;
import io.millrace.events.lake.LandedTable;
import io.millrace.events.lake.LandedTable.Format;
import io.millrace.events.lake.TableColumn;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A table that an event asks to register.
 *
 * @param base the name without prefix
 * @param declared the columns that the event names; empty when the files carry them
 * @param rows rows that the event names
 * @param files data files that the event names
 */
public record TableRequest(
        String base,
        Format format,
        URI location,
        Optional<Layout> layout,
        Optional<String> key,
        Optional<Integer> buckets,
        List<TableColumn> declared,
        Optional<Long> rows,
        Optional<Long> files) {

    /** One table in one layout of a bucketed snapshot. */
    public static TableRequest of(BucketedTable table) {
        return new TableRequest(
                table.name(),
                Format.PARQUET,
                table.location(),
                Optional.of(table.layout()),
                Optional.of(table.key()),
                Optional.of(table.buckets()),
                List.of(),
                Optional.of(table.rows()),
                Optional.of(table.files()));
    }

    /** One table of the raw zone. */
    public static TableRequest of(LandedTable table) {
        return new TableRequest(
                table.name(),
                table.format(),
                table.location(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                table.columns() == null ? List.of() : table.columns(),
                Optional.ofNullable(table.rows()),
                Optional.empty());
    }

    /** Whether the files lie in a folder for each bucket. */
    public boolean partitioned() {
        return layout.filter(Layout.PARTITIONS::equals).isPresent();
    }

    /** Whether it is data at all: {@code metadata} and folders whose name begins with a dot or underscore are not. */
    public boolean isTable() {
        String path = location.getPath().replaceAll("/+$", "");
        String folder = path.substring(path.lastIndexOf('/') + 1);
        return !isHidden(folder) && !isHidden(base);
    }

    /** Whether a folder or file of this name is none of a table's data. */
    public static boolean isHidden(String name) {
        return name.equals("metadata") || name.startsWith(".") || name.startsWith("_");
    }
}
