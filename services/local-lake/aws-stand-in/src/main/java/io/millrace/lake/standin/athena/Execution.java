package io.millrace.lake.standin.athena;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** One execution from its start to its end. */
final class Execution {
    private final String id = UUID.randomUUID().toString();
    private final Query query;
    private final Instant submitted = Instant.now();
    private State state = State.QUEUED;
    private String reason;
    private Instant completed;
    private ResultTable result = ResultTable.EMPTY;
    private long scannedBytes;
    private Runnable cancellation = () -> {};

    Execution(Query query) {
        this.query = query;
    }

    /** As Athena names them. */
    enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        boolean ended() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /** A look at it at one moment; the reason and the end are {@code null} before there are any. */
    record Status(State state, String reason, Instant submitted, Instant completed, long scannedBytes) {}

    String id() {
        return id;
    }

    Query query() {
        return query;
    }

    synchronized Status status() {
        return new Status(state, reason, submitted, completed, scannedBytes);
    }

    synchronized ResultTable result() {
        return result;
    }

    /** False when it was cancelled before it ran. */
    synchronized boolean running(Runnable cancel) {
        if (state != State.QUEUED) {
            return false;
        }
        state = State.RUNNING;
        cancellation = cancel;
        return true;
    }

    synchronized void scanned(long bytes) {
        scannedBytes = Math.max(scannedBytes, bytes);
    }

    synchronized void succeeded(ResultTable rows) {
        if (!state.ended()) {
            result = Objects.requireNonNull(rows);
            end(State.SUCCEEDED, null);
        }
    }

    synchronized void failed(String why) {
        if (!state.ended()) {
            end(State.FAILED, why);
        }
    }

    /** Ends it as cancelled; one that has ended stays as it is. */
    void cancel() {
        Runnable cancel;
        synchronized (this) {
            if (state.ended()) {
                return;
            }
            end(State.CANCELLED, "Query cancelled by user");
            cancel = cancellation;
        }
        cancel.run();
    }

    private void end(State last, String why) {
        state = last;
        reason = why;
        completed = Instant.now();
    }
}
