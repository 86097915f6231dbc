package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.account.TextLines;
import io.millrace.cli.demo.story.Block;
import io.millrace.events.bucketing.BucketedTable;
import io.millrace.events.bucketing.FinishedTable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of both datasets for people. */
final class TableGrids {
    private TableGrids() {}

    static Block bucketed(List<Outcome> outcomes) {
        List<List<String>> rows = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Map<String, FinishedTable> finished = outcome.bucketedTables().stream()
                    .collect(Collectors.toMap(FinishedTable::base, Function.identity()));
            Map<String, JobDocument.Table> documents = outcome.result().tables().stream()
                    .collect(Collectors.toMap(JobDocument.Table::name, Function.identity()));
            outcome.bucketed().tables().stream()
                    .sorted(Comparator.comparing(BucketedTable::name))
                    .forEach(table -> rows.add(row(table, finished.get(table.name()), documents.get(table.name()))));
        }
        return new Block.Grid(
                "Tables bucketed by customer_user_id, verified against their ext_ tables (checked: sampled keys)",
                List.of("table", "made", "columns", "rows", "rejected", "repeated", "files", "size", "checked"),
                7,
                rows);
    }

    private static List<String> row(BucketedTable table, FinishedTable finished, JobDocument.Table document) {
        return List.of(
                finished == null ? table.name() : finished.name(),
                finished == null ? "not made" : finished.way().title(),
                Integer.toString(document.columns()),
                Check.number(table.rows()),
                Check.number(table.rejectedRows()),
                Check.number(document.duplicateKeys()),
                Check.number(table.files()),
                TextLines.size(table.bytes()),
                finished == null ? "" : Integer.toString(finished.sampledKeys()));
    }

    static Block entityResolution(List<Outcome> outcomes) {
        List<List<String>> rows = outcomes.stream()
                .flatMap(outcome -> outcome.entityResolution().stream().flatMap(table -> row(outcome, table)))
                .toList();
        return new Block.Grid("Entity Resolution tables", List.of("table", "location", "rows", "row ids"), 2, rows);
    }

    private static Stream<List<String>> row(Outcome outcome, FinishedTable table) {
        Outcome.RowIds ids = outcome.rowIds().get(table.name());
        return Stream.of(
                List.of(table.name(), table.location().toString(), Check.number(ids.rows()), Check.number(ids.ids())));
    }
}
