package io.millrace.cli.bench.capture;

import io.millrace.cli.bench.measure.OpenLoop;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The source: a table of telemetry to load and to change, and one row of a table whose changes are timed. */
final class BenchDatabase implements AutoCloseable {
    static final String TELEMETRY = "telemetry";
    static final String PROBE = "probe";

    private final Connection connection;

    private BenchDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Makes the tables, with so many rows of telemetry. */
    static BenchDatabase create(Map<String, String> lake, long rows) {
        try {
            BenchDatabase database = new BenchDatabase(DriverManager.getConnection(
                    lake.get("POSTGRES_URL"), lake.get("POSTGRES_USER"), lake.get("POSTGRES_PASSWORD")));
            database.run("create table telemetry (id int primary key, vehicle_id int, recorded_at timestamp, latitude"
                    + " numeric(10,7), longitude numeric(10,7), speed_kmh numeric(5,1), fuel_level_pct numeric(5,2),"
                    + " engine_status text, harsh_braking boolean, created_at timestamp)");
            database.run("insert into telemetry select i, i % 500, now(), 40 + random(), -74 + random(), random() * 90,"
                    + " random() * 100, 'running', false, now() from generate_series(1, " + rows + ") i");
            database.run("create table probe (id int primary key, at timestamptz)");
            database.run("insert into probe values (1, now())");
            database.run("vacuum analyze");
            return database;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Commits single-row updates of telemetry, without waiting for the disk. */
    void change(long rows, long changes) {
        run("set synchronous_commit = off");
        run("do $$ begin for i in 1.." + changes + " loop update telemetry set speed_kmh = i % 90 where id = 1 + i % "
                + rows + "; commit; end loop; end $$");
        run("set synchronous_commit = on");
        run("checkpoint");
    }

    /** Commits updates of the probe at a rate, each of them on disk. */
    void probe(OpenLoop schedule) {
        try (PreparedStatement update =
                connection.prepareStatement("update probe set at = clock_timestamp() where id = 1")) {
            schedule.run((number, due) -> {
                try {
                    update.executeUpdate();
                } catch (SQLException e) {
                    throw failed(e);
                }
            });
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The first column of the first row. */
    String ask(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static CliException failed(SQLException e) {
        return new CliException(ExitCodes.FINDINGS, "The benchmark's database could not be used: " + e.getMessage());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
