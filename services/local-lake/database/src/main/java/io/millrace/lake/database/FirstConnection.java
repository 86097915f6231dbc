package io.millrace.lake.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Waits until the server takes connections and makes sure that the database exists. */
record FirstConnection(int port, Password password) {
    private static final long DEADLINE_SECONDS = 60;
    private static final long BETWEEN_MILLIS = 50;

    void awaitAndCreateDatabase(Process server) throws SQLException, InterruptedException {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (true) {
            try (Connection connection = DriverManager.getConnection(url, Database.NAME, password.value())) {
                createDatabase(connection);
                return;
            } catch (SQLException e) {
                boolean ended = server.waitFor(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
                if (ended || System.nanoTime() > end) {
                    throw new SQLException(
                            "PostgreSQL takes no connection on port %d: see the lines above".formatted(port), e);
                }
            }
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select 1 from pg_database where datname = '" + Database.NAME + "'")) {
            if (found.next()) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database " + Database.NAME);
        }
    }
}
