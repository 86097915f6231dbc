package io.millrace.jobs.quality.metrics.deequ;

/** A kept state that cannot be worked with; the message says why and what comes of it. */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message ends up in the metrics table: it may not quote a row. */
    public StateException(String message) {
        super(message);
    }
}
