package io.millrace.lake.standin.athena;

import io.trino.jdbc.QueryStats;
import io.trino.jdbc.TrinoStatement;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one execution on Trino. */
record TrinoRun(String jdbcUrl, Execution execution) implements Runnable {
    private static final Logger LOG = Logger.getLogger(TrinoRun.class.getName());

    @Override
    public void run() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.unwrap(TrinoStatement.class).setProgressMonitor(stats -> look(stats, statement));
            if (execution.running(() -> cancel(statement))) {
                boolean hasRows = statement.execute(execution.query().forTrino());
                execution.succeeded(hasRows ? read(statement.getResultSet()) : ResultTable.EMPTY);
            }
        } catch (SQLException e) {
            execution.failed(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "error=\"a query failed inside the stand-in\"", e);
            execution.failed("GENERIC_INTERNAL_ERROR: " + e);
        }
    }

    /** A cancellation before Trino had the statement reached nothing there, so it is passed on at the first progress. */
    private void look(QueryStats stats, Statement statement) {
        execution.scanned(stats.getPhysicalInputBytes());
        if (execution.status().state() == Execution.State.CANCELLED) {
            cancel(statement);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "athena");
        Connection connection = DriverManager.getConnection(jdbcUrl, properties);
        if (execution.query().database() != null) {
            connection.setSchema(execution.query().database());
        }
        return connection;
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "error=\"Trino did not take a cancellation; the query may run on\"", e);
        }
    }

    private static ResultTable read(ResultSet found) throws SQLException {
        ResultSetMetaData described = found.getMetaData();
        List<ResultTable.Column> columns = new ArrayList<>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            columns.add(new ResultTable.Column(
                    described.getColumnLabel(i),
                    type(described.getColumnTypeName(i)),
                    described.getPrecision(i),
                    described.getScale(i)));
        }
        List<List<String>> rows = new ArrayList<>();
        while (found.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(found.getString(i));
            }
            rows.add(row);
        }
        return new ResultTable(columns, rows);
    }

    private static String type(String trino) {
        String plain = trino.replaceAll("\\(.*", "");
        return plain.equals("real") ? "float" : plain;
    }
}
