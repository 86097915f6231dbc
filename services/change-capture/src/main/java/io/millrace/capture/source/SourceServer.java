package io.millrace.capture.source;

import io.millrace.capture.domain.start.Lsn;
import io.millrace.capture.domain.start.PublicationFacts;
import io.millrace.capture.domain.start.ServerFacts;
import io.millrace.capture.domain.start.SlotFacts;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Asks a server about itself over one connection, and does what capture needs there besides reading. */
public final class SourceServer implements AutoCloseable {
    /** Marks in the log that are ours have this prefix. */
    public static final String MARK = "millrace-capture";

    private final Connection connection;

    /** Connects. */
    public SourceServer(DatabaseAddress address) throws SQLException {
        this.connection = address.connect();
    }

    Connection connection() {
        return connection;
    }

    /** The server and the user. */
    public ServerFacts server() throws SQLException {
        String sql =
                """
                select current_setting('server_version_num')::int, pg_is_in_recovery(), current_setting('wal_level'),
                  current_user,
                  exists (select 1 from pg_roles where rolname = current_user and (rolreplication or rolsuper))
                    or exists (select 1 from pg_roles where rolname = 'rds_replication' and pg_has_role(oid, 'usage')),
                  current_setting('max_replication_slots')::int - (select count(*)::int from pg_replication_slots),
                  current_setting('max_slot_wal_keep_size') = '-1'
                """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new ServerFacts(
                    row.getInt(1),
                    row.getBoolean(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5),
                    row.getInt(6),
                    row.getBoolean(7));
        }
    }

    /** A slot. */
    public Optional<SlotFacts> slot(String name) throws SQLException {
        String sql =
                """
                select plugin, database, active_pid, wal_status, confirmed_flush_lsn::text, restart_lsn::text
                from pg_replication_slots where slot_name = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new SlotFacts(
                        row.getString(1),
                        row.getString(2),
                        (Integer) row.getObject(3),
                        row.getString(4),
                        lsn(row.getString(5)),
                        lsn(row.getString(6))));
            }
        }
    }

    private static Long lsn(String text) {
        return text == null ? null : (Long) Lsn.parse(text);
    }

    /** Removes a slot that nobody reads. */
    public void dropSlot(String name) throws SQLException {
        execute("select pg_drop_replication_slot(?)", name);
    }

    /** A publication. */
    public Optional<PublicationFacts> publication(String name, int version) throws SQLException {
        Set<String> restricted = version < 150_000
                ? Set.of()
                : names(
                        """
                select n.nspname || '.' || c.relname from pg_publication_rel r
                  join pg_publication p on p.oid = r.prpubid
                  join pg_class c on c.oid = r.prrelid join pg_namespace n on n.oid = c.relnamespace
                where p.pubname = ? and (r.prattrs is not null or r.prqual is not null)
                """,
                        name);
        Set<String> tables = published(name);
        String sql =
                "select pubinsert and pubupdate and pubdelete and pubtruncate from pg_publication where pubname = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new PublicationFacts(tables, row.getBoolean(1), restricted))
                        : Optional.empty();
            }
        }
    }

    /** The tables of a publication, {@code schema.table}; none when it does not exist. */
    public Set<String> published(String publication) throws SQLException {
        return names("select schemaname || '.' || tablename from pg_publication_tables where pubname = ?", publication);
    }

    /** Whether the user may create a publication. */
    public boolean mayCreatePublication() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select has_database_privilege(current_database(), 'create')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Runs a statement of ours. */
    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** End of the log. */
    public long endOfLog() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_wal_lsn()::text")) {
            row.next();
            return Lsn.parse(row.getString(1));
        }
    }

    /** The server's clock. */
    public Instant now() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Puts a mark into the log; it needs no table and no right to write. */
    public void mark(String content) throws SQLException {
        execute("select pg_logical_emit_message(true, '" + MARK + "', ?)", content);
    }

    private void execute(String sql, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            statement.execute();
        }
    }

    private Set<String> names(String sql, String argument) throws SQLException {
        Set<String> names = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    static java.util.List<String> list(Array array) throws SQLException {
        return java.util.List.of((String[]) array.getArray());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
