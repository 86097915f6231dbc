package io.millrace.jobs.stream.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where streams see that the job is to end: batches that began are finished, none begins. */
public final class StopGate {
    private final CountDownLatch asked = new CountDownLatch(1);

    /** Asks all streams to end. */
    public void close() {
        asked.countDown();
    }

    /** Whether they were asked. */
    public boolean isClosed() {
        return asked.getCount() == 0;
    }

    /** Waits that long, or until the job is to end; true in that case. */
    boolean await(Duration wait) {
        try {
            return asked.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends the query that is about to begin a batch when it must not. */
    void enter() {
        if (isClosed()) {
            throw new StoppedException();
        }
    }

    /** Ends a query between two batches. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("the job ends", null, false, false);
        }
    }
}
