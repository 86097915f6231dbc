package io.millrace.lake.standin.fault;

/** The connection is to be closed without an answer. */
public final class DroppedConnectionException extends RuntimeException {
    DroppedConnectionException() {
        super("connection dropped by a fault rule: clear the rules to stop it", null, false, false);
    }
}
