package io.millrace.platform.sql;

/** The waiting thread was interrupted; the statement was cancelled at the engine. The thread stays interrupted. */
public final class SqlInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlInterruptedException(String tag, Throwable cause) {
        super("Stopped while waiting for " + tag, cause);
        Thread.currentThread().interrupt();
    }
}
