package io.millrace.lake.sqlengine;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Trino answers over HTTP well before it can run a query: only a query that finds its node shows that it is ready. */
record FirstQuery(int port) {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration BETWEEN = Duration.ofMillis(250);

    void awaitOneNode(Process server) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        SQLException last = null;
        while (System.nanoTime() < end) {
            try {
                if (nodes() == 1) {
                    return;
                }
            } catch (SQLException notYet) {
                last = notYet;
            }
            if (server.waitFor(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(
                        "Trino ended with code %d while it started: see the lines above".formatted(server.exitValue()));
            }
        }
        throw new IOException(
                "Trino answered no query within %d s: see the lines above".formatted(LONGEST.toSeconds()), last);
    }

    private long nodes() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "millrace");
        try (Connection connection = DriverManager.getConnection("jdbc:trino://127.0.0.1:" + port, properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from system.runtime.nodes")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
