package io.millrace.jobs.reconcile.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The slot through which change capture reads. */
public final class ReplicationSlot {
    /** A source that lost its power answers nothing, not even that. */
    private static final int LONGEST_LOOK_MILLIS = 60_000;

    private final SourceAccess access;
    private final String name;

    /** The slot of that name. */
    public ReplicationSlot(SourceAccess access, String name) {
        this.access = access;
        this.name = name;
    }

    /**
     * Up to where its reader said that it needs nothing again.
     *
     * @throws SourceAwayException when the source takes no connection for now
     */
    public long confirmed() {
        String sql =
                "select pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')::bigint from pg_replication_slots where slot_name = ?";
        try (Connection connection = access.open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setNetworkTimeout(Runnable::run, LONGEST_LOOK_MILLIS);
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException(
                            "replication slot %s is not in the source database: name the slot that change capture reads"
                                    .formatted(name));
                }
                return row.getLong(1);
            }
        } catch (SQLException e) {
            String message = "replication slot %s cannot be read from the source: %s".formatted(name, e.getMessage());
            throw SourceAwayException.isPassing(e)
                    ? new SourceAwayException(message, e)
                    : new IllegalStateException(message, e);
        }
    }
}
