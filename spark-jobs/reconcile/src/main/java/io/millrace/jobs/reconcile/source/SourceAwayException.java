package io.millrace.jobs.reconcile.source;

import java.sql.SQLException;
import java.util.List;

/** The source takes no connection for now: it starts, stops, is not reached, or has no connection left. */
public final class SourceAwayException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Classes of PostgreSQL's codes: connection, resources, operator's intervention. */
    private static final List<String> PASSING = List.of("08", "53", "57P");

    /** What was to be done, and why not. */
    public SourceAwayException(String message, SQLException cause) {
        super(message, cause);
    }

    /** Whether a failure is likely to pass by itself; a wrong password, or a missing right, is not. */
    static boolean isPassing(SQLException failure) {
        String code = failure.getSQLState();
        return code != null && PASSING.stream().anyMatch(code::startsWith);
    }
}
