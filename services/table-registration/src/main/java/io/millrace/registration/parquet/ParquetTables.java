package io.millrace.registration.parquet;

import io.millrace.events.lake.TableColumn;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.registration.domain.SchemaDifference;
import io.millrace.registration.domain.TableContents;
import io.millrace.registration.domain.TableRequest;
import io.millrace.registration.domain.WantedTable;
import io.millrace.registration.files.BoundedWork;
import io.millrace.registration.files.PartitionFolders;
import io.millrace.registration.files.TableFile;
import io.millrace.registration.files.TableListing;
import io.millrace.registration.files.TableSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Parquet tables: every file's footer is read, all must have one schema, and their rows are added up. */
public final class ParquetTables implements TableSource {
    private static final int EXAMPLES = 3;

    private final TableListing listing;
    private final FooterReader footers;
    private final BoundedWork work;

    /**
     * Tables whose footers are read at once.
     *
     * @param work the bound on reads, shared by all tables
     */
    public ParquetTables(TableListing listing, FooterReader footers, BoundedWork work) {
        this.listing = listing;
        this.footers = footers;
        this.work = work;
    }

    @Override
    public TableContents read(TableRequest table) {
        List<TableFile> files = listing.files(table.location());
        SortedSet<Integer> partitions = PartitionFolders.of(table, files);
        List<ParquetFooter> read = work.all(files, footers::read);
        List<TableColumn> columns = oneSchema(table, files, read);
        long rows = read.stream().mapToLong(ParquetFooter::rows).sum();
        check(table, "rows", table.rows(), rows);
        check(table, "files", table.files(), files.size());
        if (table.partitioned()) {
            keyIsNoColumn(table, columns);
        }
        return new TableContents(
                columns,
                Optional.of(rows),
                Optional.of(files.stream().mapToLong(TableFile::bytes).sum()),
                Optional.of((long) files.size()),
                partitions);
    }

    private static List<TableColumn> oneSchema(TableRequest table, List<TableFile> files, List<ParquetFooter> read) {
        Map<List<TableColumn>, List<TableFile>> bySchema = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            bySchema.computeIfAbsent(read.get(i).columns(), schema -> new ArrayList<>())
                    .add(files.get(i));
        }
        List<TableColumn> most = bySchema.entrySet().stream()
                .max((one, other) ->
                        Integer.compare(one.getValue().size(), other.getValue().size()))
                .orElseThrow()
                .getKey();
        if (bySchema.size() > 1) {
            throw new StageFailureException(
                    "The files of table " + table.base() + " in " + table.location() + " have " + bySchema.size()
                            + " schemas",
                    bySchema.entrySet().stream()
                            .filter(schema -> !schema.getKey().equals(most))
                            .map(schema -> names(schema.getValue()) + ": " + difference(most, schema.getKey()))
                            .collect(Collectors.joining("; ")),
                    "Write all files with one schema; the other "
                            + bySchema.get(most).size() + " agree.");
        }
        return most;
    }

    private static String names(List<TableFile> files) {
        return files.stream().limit(EXAMPLES).map(TableFile::path).collect(Collectors.joining(", "))
                + (files.size() > EXAMPLES ? " and " + (files.size() - EXAMPLES) + " more" : "");
    }

    private static String difference(List<TableColumn> most, List<TableColumn> other) {
        String changes = SchemaDifference.between(most, other).changes().stream()
                .map(change -> switch (change.kind()) {
                    case ADDED -> change.column() + " " + change.after() + " is extra";
                    case REMOVED -> change.column() + " is missing";
                    case RETYPED -> change.column() + " is " + change.after() + " instead of " + change.before();
                })
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? "the columns stand in another order" : changes;
    }

    private static void check(TableRequest table, String what, Optional<Long> told, long found) {
        if (told.filter(expected -> expected != found).isPresent()) {
            throw new StageFailureException(
                    "The files of table " + table.base() + " in " + table.location() + " are not what the event tells",
                    "they have " + found + " " + what + ", the event says " + told.get(),
                    "Somebody changed the files after they were finished: write that version again.");
        }
    }

    private static void keyIsNoColumn(TableRequest table, List<TableColumn> columns) {
        if (columns.stream().anyMatch(column -> column.name().equals(WantedTable.PARTITION_KEY))) {
            throw new StageFailureException(
                    "Table " + table.base() + " in " + table.location() + " cannot be partitioned",
                    "its files hold a column " + WantedTable.PARTITION_KEY + ", which is the partition key",
                    "Write the files without that column.");
        }
    }
}
