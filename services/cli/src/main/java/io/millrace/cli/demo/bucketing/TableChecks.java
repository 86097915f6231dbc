package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.bucketing.Outcome.Counted;
import io.millrace.cli.demo.bucketing.Outcome.RowIds;
import io.millrace.cli.demo.bucketing.Outcome.Stored;
import io.millrace.events.bucketing.BucketedTable;
import io.millrace.events.bucketing.FinishedTable;
import io.millrace.events.lake.RegisteredTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Holds what a dataset's chain left behind against what the generator knows, table by table. */
final class TableChecks {
    private final Truth truth;
    private final Outcome found;
    private final List<Check> checks = new ArrayList<>();

    private TableChecks(Truth truth, Outcome found) {
        this.truth = truth;
        this.found = found;
    }

    static List<Check> of(Truth truth, Outcome found) {
        TableChecks checks = new TableChecks(truth, found);
        checks.job();
        checks.catalog();
        checks.engine();
        return checks.checks;
    }

    private void job() {
        checks.add(Check.same(
                what("rows of the snapshot"),
                truth.sourceRows(),
                found.bucketed().sourceRows()));
        rows(
                "tables: rows, rejected rows",
                table -> List.of(table.base(), (long) truth.rows(), (long) truth.rejected()),
                found.bucketed().tables(),
                table -> List.of(table.name(), table.rows(), table.rejectedRows()));
        rows(
                "tables: no key, repeated keys",
                table -> List.of(table.base(), (long) truth.rejected(), (long) truth.repeated()),
                found.result().tables(),
                table -> List.of(table.name(), table.nullKeys(), table.duplicateKeys()));
        checks.add(Check.sameRows(
                what("files and bytes, told and found in S3"),
                found.bucketed().tables().stream()
                        .map(table -> List.of(table.name(), table.files(), table.bytes()))
                        .toList(),
                found.bucketed().tables().stream().map(this::stored).toList()));
    }

    private List<Object> stored(BucketedTable table) {
        Stored stored = found.stored().getOrDefault(table.name(), new Stored(0, 0));
        return List.of(table.name(), stored.files(), stored.bytes());
    }

    private void catalog() {
        rows(
                "tables created in the catalog",
                Truth.Table::base,
                found.registered().tables().stream()
                        .filter(table -> table.change() == RegisteredTable.Change.CREATED)
                        .toList(),
                RegisteredTable::base);
        rows(
                "tables verified with sampled keys",
                Truth.Table::base,
                found.bucketedTables().stream()
                        .filter(table -> table.sampledKeys() > 0)
                        .toList(),
                FinishedTable::base);
    }

    private void engine() {
        rows(
                "Trino: rows, keys, rows without key",
                table -> List.of(table.base(), new Counted(truth.rows(), truth.keys(), 0)),
                found.bucketedTables(),
                table -> List.of(table.base(), found.counted().get(table.name())));
        rows(
                "Trino: columns, the key first",
                table -> List.of(table.base(), table.columns()),
                found.bucketedTables(),
                table -> List.of(table.base(), found.columns().getOrDefault(table.name(), List.of())));
        checks.add(Check.sameRows(
                what("Trino: rows of sampled keys, every value"),
                truth.tables().stream()
                        .flatMap(table -> table.sampled().stream().map(row -> Map.entry(table.base(), row)))
                        .toList(),
                found.sampled().entrySet().stream()
                        .flatMap(table -> table.getValue().stream().map(row -> Map.entry(table.getKey(), row)))
                        .toList()));
        checks.add(Check.sameRows(
                what("Entity Resolution: rows, ids that differ"),
                found.entityResolution().stream()
                        .map(table -> List.of(table.name(), new RowIds(truth.rows(), truth.rows())))
                        .toList(),
                found.entityResolution().stream()
                        .map(table -> List.of(table.name(), found.rowIds().get(table.name())))
                        .toList()));
        checks.add(Check.same(
                what("Entity Resolution tables"), 1, found.entityResolution().size()));
    }

    private <F> void rows(String what, Function<Truth.Table, Object> made, List<F> tables, Function<F, Object> told) {
        checks.add(Check.sameRows(
                what(what),
                truth.tables().stream().map(made).toList(),
                tables.stream().map(told).toList()));
    }

    private String what(String figure) {
        return (truth.dataset().equals(DemoDatasets.IDS) ? "ids, " : "wide, ") + figure;
    }
}
