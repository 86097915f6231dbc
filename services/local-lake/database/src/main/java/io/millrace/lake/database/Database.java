package io.millrace.lake.database;

import io.millrace.lake.part.RunningPart;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A running server: the process is a child of this one and ends with it. */
record Database(int port, Process server, Cluster cluster) implements RunningPart {
    /** Name of the user and of the database. */
    static final String NAME = "millrace";

    private static final long KILL_AFTER_SECONDS = 2;

    static RunningPart start(Programs programs, Cluster cluster, Password password, int port) throws Exception {
        Database database = new Database(port, serve(programs, cluster, port), cluster);
        try {
            new FirstConnection(port, password).awaitAndCreateDatabase(database.server);
            return database;
        } catch (Exception e) {
            database.close();
            throw e;
        }
    }

    private static Process serve(Programs programs, Cluster cluster, int port) throws IOException {
        return programs.startTied(
                "postgres",
                "-D",
                cluster.folder().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "wal_level=logical",
                "-c",
                "synchronous_commit=on",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "timezone=UTC",
                "-c",
                "log_min_messages=warning",
                "-c",
                "log_checkpoints=off");
    }

    @Override
    public void close() {
        try {
            cluster.stop();
            if (!server.waitFor(KILL_AFTER_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (IOException e) {
            server.destroyForcibly();
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
