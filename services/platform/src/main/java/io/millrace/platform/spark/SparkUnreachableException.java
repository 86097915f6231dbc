package io.millrace.platform.spark;

/** No answer about a job for now: throttled, timed out, not reachable. Says nothing about the job; ask again later. */
public final class SparkUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was asked. */
    public SparkUnreachableException(String message) {
        super(message);
    }

    /** Says what was asked, and why no answer came. */
    public SparkUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
