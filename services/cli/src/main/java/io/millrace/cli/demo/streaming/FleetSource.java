package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.fleet.Fleet;
import io.millrace.cli.demo.fleet.FleetChange;
import io.millrace.cli.demo.fleet.FleetRules;
import io.millrace.cli.demo.fleet.FleetTruth;
import io.millrace.cli.demo.fleet.FleetWriter;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The fleet's database at work, and the truth about it. */
final class FleetSource implements AutoCloseable {
    private final Connection connection;
    private final FleetWriter writer;
    private final Fleet fleet;
    private final FleetTruth truth;
    private final FleetTruth relaxed;
    private long changes;

    private FleetSource(Connection connection, long seed) throws SQLException {
        this.connection = connection;
        this.writer = new FleetWriter(connection);
        this.fleet = new Fleet(seed);
        this.truth = new FleetTruth(new FleetRules(FleetPipeline.STRICT_SPEED));
        this.relaxed = new FleetTruth(new FleetRules(FleetPipeline.RELAXED_SPEED));
    }

    /**
     * Makes the tables and their first rows.
     *
     * @param variables with the database's address
     */
    static FleetSource create(Map<String, String> variables, Path schema, long seed, int vehicles) {
        try {
            Connection connection = DriverManager.getConnection(
                    variables.get("POSTGRES_URL"), variables.get("POSTGRES_USER"), variables.get("POSTGRES_PASSWORD"));
            try (Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(schema));
            }
            FleetSource source = new FleetSource(connection, seed);
            source.write(source.fleet.firstRows(vehicles));
            return source;
        } catch (SQLException e) {
            throw failed("set up from " + schema, e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + schema, e);
        }
    }

    /** Commits the next transaction. */
    void work() {
        try {
            write(fleet.nextTransaction());
        } catch (SQLException e) {
            throw failed("changed", e);
        }
    }

    private void write(List<FleetChange> written) throws SQLException {
        writer.write(written);
        written.forEach(truth::add);
        written.forEach(relaxed::add);
        changes += written.size();
    }

    /** The database's clock, between two transactions. */
    Instant clock() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant now = row.getObject(1, OffsetDateTime.class).toInstant();
            connection.commit();
            return now;
        } catch (SQLException e) {
            throw failed("asked for the time", e);
        }
    }

    /** Changes so far, the first rows among them. */
    long changes() {
        return changes;
    }

    FleetTruth truth() {
        return truth;
    }

    /** The truth as if the relaxed rule had always held. */
    FleetTruth relaxedTruth() {
        return relaxed;
    }

    private static CliException failed(String what, SQLException e) {
        return new CliException(
                ExitCodes.FINDINGS, "The fleet's database could not be " + what + ": " + e.getMessage());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
