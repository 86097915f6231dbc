package io.millrace.platform.stage;

/** Nothing is wrong, but another run must finish first; the run is tried again soon and no attempt is counted. */
public final class StageWaitsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is waited for. */
    public StageWaitsException(String message) {
        super(message);
    }
}
