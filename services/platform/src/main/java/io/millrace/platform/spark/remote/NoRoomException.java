package io.millrace.platform.spark.remote;

/** A job was surely not started, since the platform has as many as it may have now. */
public final class NoRoomException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoRoomException(String message, Throwable cause) {
        super(message, cause);
    }
}
