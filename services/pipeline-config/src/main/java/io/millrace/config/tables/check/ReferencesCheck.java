package io.millrace.config.tables.check;

import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ForeignKey;
import io.millrace.config.tables.IndexConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.yaml.NearestName;

import java.util.List;
import java.util.Optional;

/** Foreign keys and indexes name what is there. */
final class ReferencesCheck {
    private final TableConfig table;
    private final List<TableConfig> tables;
    private final Report report;

    ReferencesCheck(TableConfig table, List<TableConfig> tables, Report report) {
        this.table = table;
        this.tables = tables;
        this.report = report;
    }

    void check() {
        table.foreignKeys().forEach(this::foreignKey);
        for (IndexConfig index : table.indexes()) {
            for (int i = 0; i < index.columns().size(); i++) {
                column(table, index, "columns." + i, index.columns().get(i));
            }
        }
    }

    private void foreignKey(ForeignKey key) {
        column(table, key, "column", key.column());
        if (key.references() == null) {
            return;
        }
        Optional<TableConfig> other = tables.stream()
                .filter(candidate -> candidate.name().equals(key.references()))
                .findFirst();
        if (other.isEmpty()) {
            report.wrong(
                    key,
                    "references",
                    "the file has no table '%s'".formatted(key.references()),
                    NearestName.advice(
                            key.references(),
                            tables.stream().map(TableConfig::name).toList()));
        } else if (key.referencedColumn() == null) {
            report.wrong(
                    key,
                    "references",
                    "the key of %s is not a single column".formatted(key.references()),
                    "Add referenced_column.");
        } else {
            column(other.get(), key, "referenced_column", key.referencedColumn());
        }
    }

    private void column(TableConfig owner, Object part, String at, String name) {
        List<String> known = owner.schema().stream().map(ColumnConfig::name).toList();
        if (name != null && !known.contains(name)) {
            report.wrong(
                    part,
                    at,
                    "the table %s has no column '%s'".formatted(owner.name(), name),
                    NearestName.advice(name, known));
        }
    }
}
