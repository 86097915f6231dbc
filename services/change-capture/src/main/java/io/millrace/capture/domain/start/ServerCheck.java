package io.millrace.capture.domain.start;

/** Checks the server and the user. */
public final class ServerCheck {
    private static final int OLDEST = 140_000;

    private ServerCheck() {}

    /** Adds what is found. */
    public static void check(ServerFacts server, boolean slotExists, Findings findings) {
        if (server.version() < OLDEST) {
            findings.problem(
                    "PostgreSQL " + server.version() / 10_000,
                    "capture marks its place in the log with messages, which pgoutput sends from version 14 on",
                    "Upgrade the server to PostgreSQL 14 or newer.");
        }
        if (server.standby()) {
            findings.problem(
                    "The server",
                    "it is a standby, on which capture cannot mark its place in the log",
                    "Let millrace.capture.database.url name the primary server.");
        }
        if (!"logical".equals(server.walLevel())) {
            findings.problem(
                    "Server setting wal_level",
                    "it is " + server.walLevel() + ", so the log does not hold what changed in rows",
                    "Set wal_level = logical (on Amazon RDS rds.logical_replication = 1) and restart the server.");
        }
        if (!server.mayReplicate()) {
            findings.problem(
                    "Database user " + server.user(),
                    "it has no right to read the log",
                    "Grant it: alter role " + quoted(server.user())
                            + " replication; on Amazon RDS: grant rds_replication to " + quoted(server.user()) + ";");
        }
        if (!slotExists && server.slotsLeft() <= 0) {
            findings.problem(
                    "Server setting max_replication_slots",
                    "all slots are taken",
                    "Raise it and restart the server, or drop a slot that nobody needs: select * from pg_replication_slots;");
        }
        if (server.keepsAllLog()) {
            findings.warning(
                    "Server setting max_slot_wal_keep_size",
                    "it is unlimited: while this service is stopped the log grows until the disk is full",
                    "Set a limit below the free disk space, and watch the event replication-lagging.");
        }
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
