package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.fleet.FleetTable;
import io.millrace.platform.sql.SqlDialect;
import io.millrace.platform.sql.SqlEngine;
import io.millrace.platform.sql.SqlFailureException;
import io.millrace.platform.sql.SqlRow;
import io.millrace.platform.sql.SqlStatement;
import io.millrace.platform.sql.TrinoEngine;
import io.millrace.platform.sql.TrinoSettings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the demo asks Trino about the fleet's tables in the lake. */
final class FleetQueries {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final SqlDialect SQL = SqlDialect.TRINO;

    private final SqlEngine engine;
    private final String database;

    /** @param url the engine's JDBC address */
    FleetQueries(String url, String database) {
        this.engine = new TrinoEngine(new TrinoSettings(url, "millrace-demo", null, Map.of()));
        this.database = database;
    }

    /**
     * A table's state in figures.
     *
     * @param current rows that are current
     * @param keys of the current rows, each counted once
     * @param versions of rows; a delete of a row that never passed the rules is none
     */
    record State(long current, long keys, long versions) {}

    /** The state; empty while the table is not there. */
    Optional<State> state(FleetTable table) {
        try {
            SqlRow row = ask("SELECT count_if(_is_current), count(DISTINCT CASE WHEN _is_current THEN id END),"
                            + " count_if(_operation <> 'DELETE') FROM "
                            + name(table))
                    .get(0);
            return Optional.of(new State(row.number(0), row.number(1), row.number(2)));
        } catch (SqlFailureException e) {
            if (e.kind() == SqlFailureException.Kind.STATEMENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Every current row, by key. */
    List<List<String>> currentRows(FleetTable table) {
        return ComparedColumns.found(ask("SELECT " + SQL.columns(ComparedColumns.of(table)) + " FROM " + name(table)
                + " WHERE _is_current ORDER BY id"));
    }

    /** Versions of rows. */
    long versions(FleetTable table) {
        return state(table).map(State::versions).orElse(0L);
    }

    /** Versions of rows that came from quarantine. */
    long replayed(FleetTable table) {
        return ask("SELECT count_if(_replayed) FROM " + name(table)).get(0).number(0);
    }

    /** Rows in quarantine. */
    long quarantined(FleetTable table) {
        return ask("SELECT count(*) FROM " + quarantine(table)).get(0).number(0);
    }

    /** Rows in quarantine by each rule that they broke. */
    SortedMap<String, Long> quarantinedByRule(FleetTable table) {
        SortedMap<String, Long> byRule = new TreeMap<>();
        ask("SELECT f.rule, count(*) FROM " + quarantine(table)
                        + " CROSS JOIN UNNEST(_failed_rules) AS f(rule, type, \"column\"," + " severity) GROUP BY 1")
                .forEach(row -> byRule.put(row.text(0), row.number(1)));
        return byRule;
    }

    /** Any rows. */
    List<SqlRow> ask(String text) {
        return engine.execute(new SqlStatement(text, "millrace-demo", LONGEST)).rows();
    }

    String name(FleetTable table) {
        return SQL.table(database, "ext_" + table.title());
    }

    String quarantine(FleetTable table) {
        return SQL.table(database, "ext_quarantine_" + table.title());
    }

    String metrics() {
        return SQL.table(database, "ext_dq_metrics");
    }
}
