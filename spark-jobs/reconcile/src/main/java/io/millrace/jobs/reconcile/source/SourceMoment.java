package io.millrace.jobs.reconcile.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/** A transaction that sees one moment of the source for as long as it is open. Open it shortly: the source keeps old rows for it. */
public final class SourceMoment implements AutoCloseable {
    private static final String PLACE = "pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint";
    private static final String RUNNING =
            "select transactionid::text from pg_locks where locktype = 'transactionid' and mode = 'ExclusiveLock' and granted";

    private final Connection connection;
    private final Snapshot snapshot;
    private final Instant time;

    private SourceMoment(Connection connection, Snapshot snapshot, Instant time) {
        this.connection = connection;
        this.snapshot = snapshot;
        this.time = time;
    }

    /** Takes the moment. */
    public static SourceMoment take(SourceAccess access) throws SQLException {
        Connection connection = access.open();
        try (Statement statement = connection.createStatement()) {
            long low = Long.parseLong(one(statement, "select " + PLACE));
            Set<Long> running = running(statement);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            String seen = one(statement, "select pg_current_snapshot()::text");
            long high = Long.parseLong(one(statement, "select " + PLACE));
            String time = one(statement, "select (extract(epoch from now()) * 1000000)::bigint");
            Instant now = Instant.EPOCH.plus(Long.parseLong(time), ChronoUnit.MICROS);
            return new SourceMoment(connection, Snapshot.of(low, high, seen, running), now);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The place of the source's log now, without keeping a transaction open. */
    public static long endOfLog(SourceAccess access) throws SQLException {
        try (Connection connection = access.open();
                Statement statement = connection.createStatement()) {
            return Long.parseLong(one(statement, "select " + PLACE));
        }
    }

    /** What belongs to the moment. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** When it was, by the source's clock. */
    public Instant time() {
        return time;
    }

    /** Whether one of those transactions runs now. */
    public boolean runsAny(Set<Long> transactions) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Set<Long> running = running(statement);
            running.retainAll(transactions);
            return !running.isEmpty();
        }
    }

    /** The place of the log now. */
    public long place() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return Long.parseLong(one(statement, "select " + PLACE));
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try (Connection closing = connection) {
            closing.rollback();
        }
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Set<Long> running(Statement statement) throws SQLException {
        Set<Long> running = new HashSet<>();
        try (ResultSet row = statement.executeQuery(RUNNING)) {
            while (row.next()) {
                running.add(Long.valueOf(row.getString(1)));
            }
        }
        return running;
    }
}
