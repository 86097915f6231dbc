package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.fleet.Fleet;
import io.millrace.cli.demo.fleet.FleetChange;
import io.millrace.cli.demo.fleet.FleetWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The fleet's database at work without a break: a transaction whose end the database's crash hid is committed once. */
final class FleetAtWork implements AutoCloseable {
    private static final String THERE_ALREADY = "23505";
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, String> variables;
    private final Fleet fleet = new Fleet(7);
    private Connection connection;
    private FleetWriter writer;
    private Thread worker;
    private final AtomicLong transactions = new AtomicLong();
    private volatile boolean stopped;
    private volatile Throwable failure;

    static {
        // its driver asserts that a connection outlives a batch: an Error where a killed server should give an
        // SQLException
        FleetAtWork.class.getClassLoader().setPackageAssertionStatus("org.postgresql", false);
    }

    /**
     * Makes the tables and their first rows.
     *
     * @param variables with the database's address
     */
    FleetAtWork(Map<String, String> variables, Path schema, int vehicles) throws SQLException, IOException {
        this.variables = variables;
        connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(schema));
        }
        writer.write(fleet.firstRows(vehicles));
    }

    void start() {
        stopped = false;
        worker = new Thread(this::work, "fleet-at-work");
        worker.start();
    }

    /** Ends the work until it is started again. */
    void rest() throws InterruptedException {
        stopped = true;
        worker.join();
        transactions();
    }

    private void work() {
        try {
            while (!stopped) {
                commit(fleet.nextTransaction());
                transactions.incrementAndGet();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException | RuntimeException | AssertionError e) {
            failure = e;
        }
    }

    private void commit(List<FleetChange> changes) throws SQLException {
        long latest = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (connection == null) {
                    connect();
                }
                writer.write(changes);
                return;
            } catch (SQLException e) {
                if (THERE_ALREADY.equals(e.getSQLState())) {
                    connection.rollback();
                    return;
                }
                if (!isOutage(e) || System.nanoTime() > latest) {
                    throw e;
                }
                connection = null;
                LockSupport.parkNanos(10 * PAUSE_NANOS);
            }
        }
    }

    private static boolean isOutage(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private void connect() throws SQLException {
        connection = open();
        writer = new FleetWriter(connection);
    }

    private Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", variables.get("POSTGRES_USER"));
        properties.put("password", variables.get("POSTGRES_PASSWORD"));
        // a server that dies while it is asked may never answer
        properties.put("socketTimeout", "10");
        properties.put("loginTimeout", "10");
        return DriverManager.getConnection(variables.get("POSTGRES_URL"), properties);
    }

    /** Transactions so far; throws when the work ended by itself. */
    long transactions() {
        if (failure != null) {
            throw new IllegalStateException("The fleet's work failed", failure);
        }
        return transactions.get();
    }

    /** Drops the replication slot, as when the database had to forget its log; true when it was free to be dropped. */
    boolean dropSlot(String slot) throws SQLException {
        try (Connection other = open();
                PreparedStatement drop = other.prepareStatement(
                        "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ? and not active")) {
            drop.setString(1, slot);
            return drop.executeQuery().next();
        }
    }

    /** Where the database's log ends now. */
    long logEnd() throws SQLException {
        try (Connection other = open();
                Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            if (worker != null) {
                worker.join();
            }
            if (connection != null) {
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException alreadyGone) {
            connection = null;
        }
    }
}
