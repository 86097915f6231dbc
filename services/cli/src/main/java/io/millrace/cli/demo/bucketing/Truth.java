package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.wide.AddressableIds;
import io.millrace.cli.demo.wide.Attribute;
import io.millrace.cli.demo.wide.WideRows;
import io.millrace.cli.demo.wide.WideShape;
import io.millrace.cli.demo.wide.WideTable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the generator knows of a dataset.
 *
 * @param sourceRows rows of the snapshot
 * @param rows of each table
 * @param rejected rows without a key, which are in no table
 * @param repeated rows beyond the first of their key
 * @param keys that differ
 */
record Truth(String dataset, int sourceRows, int rows, int rejected, int repeated, int keys, List<Table> tables) {
    private static final int EMPTY_KEY = 3;

    /**
     * A table.
     *
     * @param columns with the key, which is the first
     * @param sampled the rows of the sampled keys, each a list of texts, null for null
     */
    record Table(String base, List<String> columns, List<List<String>> sampled) {}

    static Truth ofWide(WideShape shape, WideRows rows) {
        return new Truth(
                DemoDatasets.WIDE,
                rows.count(),
                rows.ids() + rows.repeated(),
                rows.keyless(),
                rows.repeated(),
                rows.ids(),
                shape.tables().stream().map(table -> table(table, rows)).toList());
    }

    static Truth ofIds(WideRows rows) {
        List<List<String>> sampled = sampledIds(rows)
                .mapToObj(id -> IntStream.range(0, AddressableIds.columns().size())
                        .mapToObj(column -> text(AddressableIds.value(rows, id, column)))
                        .toList())
                .toList();
        return new Truth(
                DemoDatasets.IDS,
                rows.ids(),
                rows.ids(),
                0,
                0,
                rows.ids(),
                List.of(new Table(DemoDatasets.IDS, AddressableIds.columns(), sampled)));
    }

    private static Table table(WideTable table, WideRows rows) {
        List<String> columns = Stream.concat(
                        Stream.of(DemoDatasets.KEY), table.attributes().stream().map(Attribute::name))
                .toList();
        List<List<String>> sampled = sampledIds(rows)
                .flatMap(id -> Arrays.stream(rows.sameKey(id)))
                .mapToObj(row -> row(table, rows, row))
                .toList();
        return new Table(table.base(), columns, sampled);
    }

    private static List<String> row(WideTable table, WideRows rows, int row) {
        List<String> values = new ArrayList<>();
        values.add(rows.key(row));
        table.attributes().forEach(attribute -> values.add(text(rows.value(row, attribute))));
        return values;
    }

    /** One whose key is repeated and not ASCII, the one whose key is the empty text, and others. */
    private static IntStream sampledIds(WideRows rows) {
        return IntStream.of(1, EMPTY_KEY, 7, rows.ids() / 2, rows.ids() - 1);
    }

    static List<String> sampledKeys(WideRows rows) {
        return sampledIds(rows).mapToObj(rows::key).toList();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
