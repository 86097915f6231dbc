package io.millrace.cleanroom.adapter;

import io.millrace.cleanroom.domain.room.CatalogTable;
import io.millrace.platform.stage.StageFailureException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The catalog's tables, all pages. */
public final class CatalogReader {
    private static final Pattern TOLD = Pattern.compile("snapshot_dt=(\\d{4}-\\d{2}-\\d{2})");

    private final GlueClient glue;

    /** Tables as the client sees them. */
    public CatalogReader(GlueClient glue) {
        this.glue = glue;
    }

    /**
     * The tables with a name that is wanted.
     *
     * @throws StageFailureException when there is no such database
     */
    public List<CatalogTable> tables(String database, Predicate<String> wanted) {
        try {
            return glue.getTablesPaginator(request -> request.databaseName(database)).stream()
                    .flatMap(page -> page.tableList().stream())
                    .filter(table -> wanted.test(table.name()))
                    .map(CatalogReader::table)
                    .toList();
        } catch (EntityNotFoundException e) {
            throw new StageFailureException(
                    "The Clean Rooms report cannot be written",
                    "the catalog has no database " + database,
                    "Name the database of the finished tables in millrace.cleanroom.database.");
        }
    }

    private static CatalogTable table(Table table) {
        boolean stored = table.storageDescriptor() != null;
        return new CatalogTable(
                table.name(),
                stored ? table.storageDescriptor().location() : null,
                stored ? names(table.storageDescriptor().columns()) : List.of(),
                names(table.partitionKeys()),
                snapshotDt(table));
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /** Tables that something else registered say it in their comment only. */
    private static Optional<LocalDate> snapshotDt(Table table) {
        Map<String, String> parameters = table.parameters();
        String date = parameters.get("millrace.snapshot_dt");
        if (date == null) {
            Matcher comment = TOLD.matcher(parameters.getOrDefault("comment", "") + " " + table.description());
            date = comment.find() ? comment.group(1) : "";
        }
        try {
            return Optional.of(LocalDate.parse(date));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
