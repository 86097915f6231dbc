package io.millrace.jobs.reconcile.source;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * How the source database is reached.
 *
 * @param url {@code jdbc:postgresql://…}
 * @param statementTimeout longest time of one statement
 */
public record SourceAccess(String url, String user, String password, Duration statementTimeout) {
    private static final int OLDEST_SERVER = 140_000;
    private static final String MINUTES = "MILLRACE_RECONCILE_STATEMENT_MINUTES";

    /**
     * The access that the environment gives: {@code POSTGRES_URL}, {@code POSTGRES_USER}, {@code POSTGRES_PASSWORD}.
     *
     * @throws InvalidInputException with everything that is missing
     */
    public static SourceAccess of(Map<String, String> environment) {
        List<Problem> missing = List.of("POSTGRES_URL", "POSTGRES_USER", "POSTGRES_PASSWORD").stream()
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .map(name -> new Problem(
                        "environment variable " + name, "it is not set", "Set it to reach the source database."))
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException(missing);
        }
        return new SourceAccess(
                environment.get("POSTGRES_URL"),
                environment.get("POSTGRES_USER"),
                environment.get("POSTGRES_PASSWORD"),
                Duration.ofMinutes(Long.parseLong(environment.getOrDefault(MINUTES, "30"))));
    }

    /** A connection whose statements only read. */
    Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "millrace-reconcile");
        properties.setProperty("readOnly", "true");
        Connection connection = DriverManager.getConnection(url, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = " + statementTimeout.toMillis());
            // a policy that hides rows is an error then; else they would count as gone
            statement.execute("set row_security = off");
            statement.execute("set standard_conforming_strings = on");
            statement.execute("set extra_float_digits = 3");
            statement.execute("set timezone = 'UTC'");
            statement.execute("set datestyle = 'ISO, YMD'");
            statement.execute("set bytea_output = 'hex'");
            requireServer(statement);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void requireServer(Statement statement) throws SQLException {
        String sql = "select current_setting('server_version_num')::int, current_setting('server_encoding')";
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            if (row.getInt(1) < OLDEST_SERVER || !row.getString(2).equals("UTF8")) {
                throw new InvalidInputException(List.of(new Problem(
                        "source database " + url,
                        "it is version %d with encoding %s".formatted(row.getInt(1), row.getString(2)),
                        "Checksums need PostgreSQL 14 or newer and a database in UTF8.")));
            }
        }
    }

    @Override
    public String toString() {
        return "SourceAccess[" + url + "]";
    }
}
