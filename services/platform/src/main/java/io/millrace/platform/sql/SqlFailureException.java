package io.millrace.platform.sql;

/** The engine says that a statement failed: its reason, and whether the same statement may succeed later. */
public final class SqlFailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String reason;

    /** Why a statement failed. */
    public enum Kind {
        /** The statement or the data is at fault: trying again cannot help. */
        STATEMENT,
        /** The engine or what it depends on is at fault: it may pass. */
        ENGINE,
        /** The statement's time was up; it was cancelled. */
        TIME_UP,
        /** Somebody cancelled it. */
        CANCELLED
    }

    /**
     * @param kind whether it may pass
     * @param queryId the engine's name of the execution
     * @param tag of the statement
     * @param reason the engine's own words
     */
    public SqlFailureException(Kind kind, String queryId, String tag, String reason, Throwable cause) {
        super("Query " + queryId + " (" + tag + ") failed: " + reason, cause);
        this.kind = kind;
        this.reason = reason;
    }

    /** Whether it may pass. */
    public Kind kind() {
        return kind;
    }

    /** The engine's own words. */
    public String reason() {
        return reason;
    }
}
