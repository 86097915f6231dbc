package io.millrace.config.quality.transforms;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.yaml.NearestName;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A table's columns as its transforms leave them, which is how they are stored. */
public final class StoredColumns {
    private final TableConfig table;
    private final BiConsumer<TransformConfig, Finding> findings;
    private final List<ColumnConfig> columns;
    private final Map<String, String> renamed = new HashMap<>();

    private StoredColumns(TableConfig table, BiConsumer<TransformConfig, Finding> findings) {
        this.table = table;
        this.findings = findings;
        this.columns = new ArrayList<>(table.schema());
    }

    /** The stored columns of a valid table, in the schema's order. */
    public static List<ColumnConfig> of(TableConfig table) {
        return new StoredColumns(table, (transform, finding) -> {}).walk();
    }

    /** Walks through the transforms by {@code order} and tells what is wrong with each. */
    public static void check(TableConfig table, BiConsumer<TransformConfig, Finding> findings) {
        new StoredColumns(table, findings).walk();
    }

    private List<ColumnConfig> walk() {
        table.transforms().forEach(this::apply);
        return List.copyOf(columns);
    }

    private void apply(TransformConfig transform) {
        Optional<ColumnConfig> column = find(transform.column());
        TransformContract contract = TransformContracts.all().get(transform.type());
        if (column.isEmpty()) {
            findings.accept(transform, unknownColumn(transform.column()));
        } else if (table.primaryKey().contains(transform.column())) {
            findings.accept(transform, notHere("a key column is stored as it arrives: other values may fall together"));
        } else if (table.sequenceBy().contains(transform.column())) {
            findings.accept(transform, notHere("the column orders the changes, and is stored as it arrives"));
        } else if (contract != null && column.get().type() != null) {
            contract.problems(transform, column.get()).forEach(finding -> findings.accept(transform, finding));
            replace(transform, column.get(), contract.after(transform, column.get()));
        }
    }

    private void replace(TransformConfig transform, ColumnConfig before, ColumnConfig after) {
        boolean otherName = !after.name().equals(before.name());
        boolean taken = columns.stream()
                .filter(column -> !column.equals(before))
                .anyMatch(column -> column.name().equalsIgnoreCase(after.name()));
        if (otherName && taken) {
            findings.accept(
                    transform,
                    new Finding("params.new_name", "another column has this name", "Choose a name that is free."));
            return;
        }
        if (otherName) {
            renamed.put(before.name(), after.name());
        }
        columns.set(columns.indexOf(before), after);
    }

    private Finding unknownColumn(String name) {
        String later = renamed.get(name);
        return later == null
                ? new Finding(
                        "column",
                        "the table has no column '%s'".formatted(name),
                        NearestName.advice(
                                name, columns.stream().map(ColumnConfig::name).toList()))
                : new Finding(
                        "column",
                        "a transform before has renamed '%s' to '%s'".formatted(name, later),
                        "Name it '%s', or give this transform a lower order.".formatted(later));
    }

    private static Finding notHere(String why) {
        return new Finding("column", why, "Remove the transform, or name another column.");
    }

    private Optional<ColumnConfig> find(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
