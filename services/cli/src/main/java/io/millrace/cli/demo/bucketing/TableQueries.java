package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.bucketing.Outcome.Counted;
import io.millrace.cli.demo.bucketing.Outcome.RowIds;
import io.millrace.platform.sql.SqlDialect;
import io.millrace.platform.sql.SqlEngine;
import io.millrace.platform.sql.SqlRow;
import io.millrace.platform.sql.SqlStatement;
import io.millrace.platform.sql.TrinoEngine;
import io.millrace.platform.sql.TrinoSettings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the demo asks the SQL engine about tables of a database. */
final class TableQueries {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final SqlDialect SQL = SqlDialect.TRINO;

    private final SqlEngine engine;
    private final String database;

    private TableQueries(SqlEngine engine, String database) {
        this.engine = engine;
        this.database = database;
    }

    /** @param url the engine's JDBC address */
    static TableQueries at(String url, String database) {
        return new TableQueries(new TrinoEngine(new TrinoSettings(url, "millrace-demo", null, Map.of())), database);
    }

    Counted count(String table, String key) {
        String column = SQL.identifier(key);
        SqlRow row = ask("SELECT count(*), count(DISTINCT " + column + "), count_if(" + column + " IS NULL) FROM "
                        + SQL.table(database, table))
                .get(0);
        return new Counted(row.number(0), row.number(1), row.number(2));
    }

    RowIds rowIds(String table) {
        SqlRow row = ask("SELECT count(*), count(DISTINCT row_id) FROM " + SQL.table(database, table))
                .get(0);
        return new RowIds(row.number(0), row.number(1));
    }

    /** Names of the columns of every table, in their order. */
    Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        ask("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = "
                        + SQL.literal(database) + " ORDER BY table_name, ordinal_position")
                .forEach(row -> columns.computeIfAbsent(row.text(0), table -> new ArrayList<>())
                        .add(row.text(1)));
        return columns;
    }

    /** The rows that have one of the keys: only their buckets are read. */
    List<List<String>> rows(String table, List<String> columns, List<String> keys) {
        String wanted = keys.stream().map(SQL::literal).collect(Collectors.joining(", "));
        return ask("SELECT " + SQL.columns(columns) + " FROM " + SQL.table(database, table) + " WHERE "
                        + SQL.identifier(columns.get(0)) + " IN (" + wanted + ")")
                .stream()
                .map(row ->
                        IntStream.range(0, columns.size()).mapToObj(row::text).toList())
                .toList();
    }

    private List<SqlRow> ask(String text) {
        return engine.execute(new SqlStatement(text, "millrace-demo", LONGEST)).rows();
    }
}
