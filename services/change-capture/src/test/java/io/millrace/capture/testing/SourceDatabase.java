package io.millrace.capture.testing;

import io.millrace.capture.source.DatabaseAddress;
import io.millrace.lake.LakeEndpoints;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A database of one test's own on the lake's server, with its own slots and publications. */
public final class SourceDatabase implements AutoCloseable {
    private final DatabaseAddress server;
    private final DatabaseAddress address;
    private Connection connection;

    /** Creates it. */
    public SourceDatabase() throws SQLException {
        LakeEndpoints lake = TestLake.with(LakePart.DATABASE).endpoints();
        String name = "fleet_" + UUID.randomUUID().toString().substring(0, 8);
        String password = lake.asEnvironment().get("POSTGRES_PASSWORD");
        server = new DatabaseAddress(lake.postgresUrl(), lake.postgresUser(), password);
        run(server, "create database " + name);
        address = new DatabaseAddress(
                lake.postgresUrl().replace("/" + LakeEndpoints.DATABASE, "/" + name), lake.postgresUser(), password);
        connection = address.connect();
    }

    /** Where it is; the user owns everything. */
    public DatabaseAddress address() {
        return address;
    }

    /** The same database, asked by another user. */
    public DatabaseAddress addressOf(String user) {
        return new DatabaseAddress(address.url(), user, "secret");
    }

    /** After the server was restarted. */
    public void connectAgain() throws SQLException {
        connection = address.connect();
    }

    /** Its name. */
    public String name() {
        return address.database();
    }

    /** Runs statements, each a transaction unless they say otherwise. */
    public void run(String... statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of the first row. */
    public String ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        run(
                server,
                "select pg_terminate_backend(active_pid) from pg_replication_slots where active and database = '"
                        + name() + "'");
        run(
                server,
                "do $$ declare s text; begin for i in 1..100 loop begin"
                        + " for s in select slot_name from pg_replication_slots where database = '" + name() + "' loop"
                        + " perform pg_drop_replication_slot(s); end loop; exit;"
                        + " exception when object_in_use then perform pg_sleep(0.05); end; end loop; end $$");
        run(server, "drop database " + name() + " with (force)");
    }

    private static void run(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
