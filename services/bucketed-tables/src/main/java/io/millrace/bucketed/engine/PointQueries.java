package io.millrace.bucketed.engine;

import io.millrace.bucketed.domain.Column;
import io.millrace.bucketed.domain.FailedCheckException;
import io.millrace.bucketed.domain.SourceTable;
import io.millrace.platform.sql.SqlDialect;
import io.millrace.platform.sql.SqlRow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Looks keys up in the bucketed table, each by a scan of its own so that only its bucket is read, and compares every
 * column with one full scan of the source. A row in the wrong bucket is not found this way.
 */
final class PointQueries {
    private static final String CHECK = "point queries";

    /** An engine plans two stages a key and compiles one aggregate a column: both have their limits. */
    private static final int KEYS_AT_ONCE = 20;

    private static final int COLUMNS_AT_ONCE = 100;

    private final Queries queries;
    private final SourceTable source;
    private final SqlDialect sql;
    private final String checked;
    private final String original;
    private final String key;

    PointQueries(Queries queries, SourceTable source, String checked, String original) {
        this.queries = queries;
        this.source = source;
        this.sql = queries.engine().dialect();
        this.checked = checked;
        this.original = original;
        this.key = sql.identifier(source.key());
    }

    void compare(List<String> sample) {
        for (List<String> keys : parts(sample, KEYS_AT_ONCE)) {
            for (List<Column> columns : parts(source.columns(), COLUMNS_AT_ONCE)) {
                compare(keys, columns);
            }
        }
    }

    private void compare(List<String> keys, List<Column> columns) {
        String sums = columns.stream()
                .map(column -> "to_hex(checksum(" + sql.identifier(column.name()) + "))")
                .collect(Collectors.joining(", ", "count(*), ", ""));
        Map<String, SqlRow> expected = expected(keys, sums);
        for (SqlRow row : found(keys, sums)) {
            int place = (int) row.number(0);
            SqlRow right = expected.get(keys.get(place));
            compare(place, row, right, columns);
        }
    }

    private List<SqlRow> found(List<String> keys, String sums) {
        List<String> lookUps = new ArrayList<>();
        for (int place = 0; place < keys.size(); place++) {
            lookUps.add("SELECT " + place + ", " + sums + " FROM " + checked + " WHERE " + key + " = "
                    + literal(keys.get(place)));
        }
        return Verification.ask(queries, CHECK, String.join(" UNION ALL ", lookUps))
                .rows();
    }

    private Map<String, SqlRow> expected(List<String> keys, String sums) {
        Map<String, SqlRow> rows = new HashMap<>();
        String all = keys.stream().map(this::literal).collect(Collectors.joining(", "));
        Verification.ask(
                        queries,
                        CHECK,
                        "SELECT " + key + ", " + sums + " FROM " + original + " WHERE " + key + " IN (" + all
                                + ") GROUP BY " + key)
                .rows()
                .forEach(row -> rows.put(row.text(0), row));
        return rows;
    }

    private void compare(int place, SqlRow found, SqlRow right, List<Column> columns) {
        if (right == null || found.number(1) != right.number(1)) {
            throw new FailedCheckException(
                    CHECK,
                    "sampled key " + (place + 1) + " has " + found.number(1) + " rows where " + source.name() + " has "
                            + (right == null ? 0 : right.number(1)) + ": rows lie in the wrong bucket");
        }
        List<String> different = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!Objects.equals(found.value(i + 2), right.value(i + 2))) {
                different.add(columns.get(i).name());
            }
        }
        if (!different.isEmpty()) {
            throw new FailedCheckException(
                    CHECK, "sampled key " + (place + 1) + " differs from " + source.name() + " in " + different);
        }
    }

    private String literal(String value) {
        return sql.literal(value, source.keyType());
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return parts;
    }
}
