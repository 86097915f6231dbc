package io.millrace.lake.database;

import io.millrace.lake.part.PartProcess;

import java.util.List;

/**
 * PostgreSQL as one process: {@code --port N --data DIR [--binaries DIR] [--password TEXT]}. User and database are
 * {@code millrace}; the password is generated at the first start unless given, and kept in {@code DIR/password}.
 */
public final class DatabaseMain {
    private DatabaseMain() {}

    /** Runs the database until the process ends. */
    public static void main(String[] arguments) {
        PartProcess.run(List.of(DatabaseStarter.BINARIES, Password.ARGUMENT), new DatabaseStarter(), arguments);
    }
}
