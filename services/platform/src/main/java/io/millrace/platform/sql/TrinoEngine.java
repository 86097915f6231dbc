package io.millrace.platform.sql;

import io.millrace.platform.sql.SqlFailureException.Kind;
import io.trino.jdbc.QueryStats;
import io.trino.jdbc.StageStats;
import io.trino.jdbc.TrinoDriver;
import io.trino.jdbc.TrinoStatement;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Trino over JDBC, one connection a statement; the tag is the query's source, by which it is found again. */
public final class TrinoEngine implements SqlEngine {
    private static final long POLL_MILLIS = 200;

    private final TrinoSettings settings;
    private final TrinoDriver driver = new TrinoDriver();

    /** An engine at the settings' address; nothing is asked before the first statement. */
    public TrinoEngine(TrinoSettings settings) {
        this.settings = settings;
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.TRINO;
    }

    @Override
    public SqlResult execute(SqlStatement statement) {
        AtomicReference<QueryStats> seen = new AtomicReference<>();
        try (Connection connection = connect(statement.tag());
                Statement jdbc = connection.createStatement()) {
            jdbc.setQueryTimeout((int) Math.max(1, statement.timeout().toSeconds()));
            jdbc.unwrap(TrinoStatement.class).setProgressMonitor(seen::set);
            try {
                List<SqlRow> rows = jdbc.execute(statement.text()) ? rows(jdbc) : List.of();
                return new SqlResult(id(seen.get()), rows, cost(seen.get()));
            } catch (SQLException | RuntimeException e) {
                if (Thread.interrupted()) {
                    jdbc.cancel();
                    throw new SqlInterruptedException(statement.tag(), e);
                }
                throw e;
            }
        } catch (SQLException e) {
            throw failure(e, id(seen.get()), statement);
        }
    }

    @Override
    public void stop(SqlStatement earlier) {
        long end = System.nanoTime() + earlier.timeout().toNanos();
        String running = "SELECT query_id FROM system.runtime.queries WHERE source = "
                + dialect().literal(earlier.tag()) + " AND state NOT IN ('FINISHED', 'FAILED')";
        while (true) {
            List<SqlRow> found = look(running, earlier).rows();
            if (found.isEmpty()) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new SqlFailureException(
                        Kind.TIME_UP, found.get(0).text(0), earlier.tag(), "it cannot be stopped", null);
            }
            found.forEach(row -> kill(row.text(0), earlier));
            pause(earlier);
        }
    }

    private void kill(String queryId, SqlStatement earlier) {
        try {
            look(
                    "CALL system.runtime.kill_query(query_id => " + dialect().literal(queryId)
                            + ", message => 'its process has ended')",
                    earlier);
        } catch (SqlFailureException ended) {
            if (ended.kind() != Kind.STATEMENT) {
                throw ended;
            }
        }
    }

    private SqlResult look(String text, SqlStatement earlier) {
        return execute(new SqlStatement(text, earlier.tag() + "/stop", earlier.timeout()));
    }

    private static void pause(SqlStatement earlier) {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw new SqlInterruptedException(earlier.tag(), e);
        }
    }

    private Connection connect(String tag) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("source", tag);
        if (settings.password() != null) {
            properties.setProperty("password", settings.password());
        }
        if (!settings.session().isEmpty()) {
            properties.setProperty(
                    "sessionProperties",
                    settings.session().entrySet().stream()
                            .map(TrinoEngine::property)
                            .collect(Collectors.joining(";")));
        }
        return driver.connect(settings.url(), properties);
    }

    private static String property(Map.Entry<String, String> entry) {
        return entry.getKey() + ":" + entry.getValue();
    }

    private static List<SqlRow> rows(Statement jdbc) throws SQLException {
        List<SqlRow> rows = new ArrayList<>();
        try (ResultSet results = jdbc.getResultSet()) {
            int columns = results.getMetaData().getColumnCount();
            while (results.next()) {
                List<Object> values = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    values.add(value(results.getObject(column)));
                }
                rows.add(new SqlRow(values));
            }
        }
        return rows;
    }

    private static Object value(Object given) {
        if (given == null || given instanceof Boolean || given instanceof BigDecimal || given instanceof Double) {
            return given;
        }
        if (given instanceof Float number) {
            return number.doubleValue();
        }
        if (given instanceof Number number) {
            return number.longValue();
        }
        return given instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : given.toString();
    }

    private static String id(QueryStats stats) {
        return stats == null ? "not started" : stats.getQueryId();
    }

    private static SqlCost cost(QueryStats stats) {
        return stats == null
                ? SqlCost.NONE
                : new SqlCost(
                        stats.getPhysicalInputBytes(),
                        stats.getRootStage()
                                .map(root -> OptionalLong.of(scanSplits(root)))
                                .orElseGet(OptionalLong::empty));
    }

    private static long scanSplits(StageStats stage) {
        return stage.getSubStages().isEmpty()
                ? stage.getTotalSplits()
                : stage.getSubStages().stream()
                        .mapToLong(TrinoEngine::scanSplits)
                        .sum();
    }

    private static SqlFailureException failure(SQLException failure, String queryId, SqlStatement statement) {
        String reason = String.valueOf(failure.getMessage());
        Kind kind = reason.startsWith("Query failed") ? TrinoErrors.kind(failure.getErrorCode()) : Kind.ENGINE;
        return new SqlFailureException(kind, queryId, statement.tag(), reason, failure);
    }
}
