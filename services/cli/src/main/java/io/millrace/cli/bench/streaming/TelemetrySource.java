package io.millrace.cli.bench.streaming;

import io.millrace.cli.bench.measure.OpenLoop;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;

/** Telemetry in PostgreSQL that changes at a fixed rate: four changes in five update a row, one inserts one. */
final class TelemetrySource implements AutoCloseable {
    private static final int TRANSACTIONS_PER_SECOND = 300;
    private static final int VEHICLES = 100;
    private static final int INSERT_EVERY = 5;
    /** Prime, so that updates go through all rows in no order. */
    private static final long STEP = 7_368_787;

    private static final String COLUMNS =
            "vehicle_id, recorded_at, latitude, longitude, speed_kmh, fuel_level_pct, engine_temp_c, odometer_km, engine_status, id";
    private static final String INSERT = "insert into vehicle_telemetry (" + COLUMNS
            + ") values (?, now(), 40.5, -74.25, 88.5, 50, 90, 1000, 'running', ?)";
    private static final String UPDATE = "update vehicle_telemetry set speed_kmh = ?, recorded_at = now() where id = ?";

    private final Connection connection;
    private final int firstRows;
    private long changes;
    private int lastId;

    private TelemetrySource(Connection connection, int firstRows) {
        this.connection = connection;
        this.firstRows = firstRows;
        this.lastId = firstRows;
    }

    /** Makes the fleet's tables and the first rows. */
    static TelemetrySource create(Map<String, String> variables, Path schema, int firstRows) {
        try {
            Connection connection = DriverManager.getConnection(
                    variables.get("POSTGRES_URL"), variables.get("POSTGRES_USER"), variables.get("POSTGRES_PASSWORD"));
            try (Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(schema));
                statement.execute("insert into vehicles (id, vin) select i, 'VIN' || i from generate_series(1, "
                        + VEHICLES + ") i");
                statement.execute("insert into vehicle_telemetry (" + COLUMNS + ") select 1 + i % " + VEHICLES
                        + ", now(), 40 + i % 100 / 100.0, -74 - i % 100 / 100.0, i % 90, 50, 90, i % 100000, 'running', i"
                        + " from generate_series(1, " + firstRows + ") i");
            }
            connection.setAutoCommit(false);
            TelemetrySource source = new TelemetrySource(connection, firstRows);
            source.changes = firstRows;
            return source;
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + schema, e);
        }
    }

    /**
     * What was committed.
     *
     * @param from before the first commit
     * @param to after the last
     */
    record Window(Instant from, Instant to, long changes) {
        double perSecond() {
            return changes
                    * 1e9
                    / (to.getEpochSecond() * 1e9 + to.getNano() - from.getEpochSecond() * 1e9 - from.getNano());
        }
    }

    /** Commits changes at a rate, in 300 transactions a second. */
    Window work(int perSecond, int seconds) {
        int each = Math.max(1, perSecond / TRANSACTIONS_PER_SECOND);
        long before = changes;
        Instant from = Instant.now();
        new OpenLoop(perSecond / each, perSecond / each * seconds).run((number, due) -> commit(each));
        return new Window(from, Instant.now(), changes - before);
    }

    private void commit(int each) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (int i = 0; i < each; i++) {
                if (changes % INSERT_EVERY == 0) {
                    insert.setInt(1, (int) (1 + changes % VEHICLES));
                    insert.setInt(2, ++lastId);
                    insert.addBatch();
                } else {
                    update.setInt(1, (int) (changes % 90));
                    update.setInt(2, (int) (1 + changes * STEP % firstRows));
                    update.addBatch();
                }
                changes++;
            }
            insert.executeBatch();
            update.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** All changes so far, the first rows among them. */
    long changes() {
        return changes;
    }

    private static CliException failed(SQLException e) {
        return new CliException(ExitCodes.FINDINGS, "The benchmark's database could not be written: " + e.getMessage());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
