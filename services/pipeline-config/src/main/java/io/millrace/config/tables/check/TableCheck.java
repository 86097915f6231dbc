package io.millrace.config.tables.check;

import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.yaml.NearestName;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A table's columns, key, order and history. */
final class TableCheck {
    private final TableConfig table;
    private final Report report;
    private final Map<String, ColumnConfig> columns = new HashMap<>();

    TableCheck(TableConfig table, Report report) {
        this.table = table;
        this.report = report;
    }

    void check() {
        columns();
        key();
        named("sequence_by", table.sequenceBy());
        if (table.sequenceBy().size() > 1) {
            report.wrong(
                    table,
                    "sequence_by.1",
                    "one column orders the changes: of changes that are the same in it the source's log, or else their"
                            + " arrival, says which came later, and a second column would take that place",
                    "Leave the column alone that rises with every change of a row.");
        }
        if (table.history() == HistoryKind.SCD1 && table.deletes() == OnDelete.TOMBSTONE) {
            report.wrong(
                    table,
                    "deletes",
                    "a tombstone is a version of its own, and with history scd1 a key has one version",
                    "Take close or ignore, or history scd2.");
        }
        boolean judged = !table.dqRules().isEmpty()
                || !table.transforms().isEmpty()
                || !table.deequChecks().isEmpty();
        if (table.internal() && judged) {
            report.wrong(
                    table,
                    "internal",
                    "an internal table has no stream, so that nothing judges, changes or measures its rows",
                    "Remove its rules, transforms and checks, or internal.");
        }
    }

    private void columns() {
        Set<String> folded = new HashSet<>();
        for (ColumnConfig column : table.schema()) {
            columns.put(column.name(), column);
            if (!column.name().isEmpty() && !folded.add(column.name().toLowerCase(Locale.ROOT))) {
                report.wrong(
                        column,
                        "name",
                        "another column of the table has this name, capitals or not",
                        "Keep one of them, or rename it in the source.");
            }
            if (!table.internal() && ReservedColumns.has(column.name())) {
                report.wrong(
                        column,
                        "name",
                        "tables keep their history in a column of this name",
                        "Rename it in the source; names that begin with an underscore are best left alone.");
            }
        }
    }

    private void key() {
        if (table.primaryKey().isEmpty() && !table.internal()) {
            report.wrong(
                    table,
                    "primary_key",
                    "changes are put together by key, and the table names none",
                    "Add primary_key, a column or a list of columns.");
        }
        named("primary_key", table.primaryKey());
        for (int i = 0; i < table.primaryKey().size(); i++) {
            ColumnConfig column = columns.get(table.primaryKey().get(i));
            if (column != null && column.nullable()) {
                report.wrong(
                        column,
                        "nullable",
                        "the column is part of the key, and a key is never null",
                        "Remove nullable, or write false.");
            }
        }
    }

    private void named(String key, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String at = key + "." + i;
            String name = names.get(i);
            if (!columns.containsKey(name)) {
                report.wrong(
                        table,
                        at,
                        "the schema has no column '%s'".formatted(name),
                        NearestName.advice(
                                name,
                                table.schema().stream().map(ColumnConfig::name).toList()));
            } else if (names.indexOf(name) < i) {
                report.wrong(table, at, "the column stands here twice", "Remove one of them.");
            }
        }
    }
}
