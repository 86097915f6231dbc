package io.millrace.jobs.stream.envelope;

import io.millrace.config.tables.OnDelete;
import io.millrace.config.tables.SourceDatabase;
import io.millrace.config.tables.TableConfig;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a table's messages must look like.
 *
 * @param schemaName the source's schema; {@code null} when any will do
 * @param columns the declared ones, then those that came later
 * @param sequenceBy the column that orders the changes of a key; empty when log position or arrival does
 * @param deletesIgnored whether a delete changes nothing, so that it needs no place
 */
public record TableShape(
        String table, String schemaName, List<StreamColumn> columns, List<String> sequenceBy, boolean deletesIgnored)
        implements Serializable {
    /** Keeps copies. */
    public TableShape {
        columns = List.copyOf(columns);
        sequenceBy = List.copyOf(sequenceBy);
    }

    /** What the configuration declares. */
    public static TableShape of(TableConfig table, SourceDatabase source) {
        List<StreamColumn> columns = table.schema().stream()
                .map(column -> StreamColumn.of(column, table.primaryKey().contains(column.name())))
                .toList();
        return new TableShape(
                table.name(),
                source == null ? null : source.schemaName(),
                columns,
                table.sequenceBy(),
                table.deletes() == OnDelete.IGNORE);
    }

    /** With more columns; those that are there already stay as they are. */
    public TableShape with(List<StreamColumn> more) {
        List<StreamColumn> all = new ArrayList<>(columns);
        more.stream().filter(column -> !has(column.name())).forEach(all::add);
        return new TableShape(table, schemaName, all, sequenceBy, deletesIgnored);
    }

    /** Whether it has the column. */
    public boolean has(String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    /** Names of the columns. */
    public List<String> names() {
        return columns.stream().map(StreamColumn::name).toList();
    }

    /** Names of the key's columns. */
    public List<String> keys() {
        return columns.stream()
                .filter(StreamColumn::key)
                .map(StreamColumn::name)
                .toList();
    }
}
