package io.millrace.cli.bench;

import io.millrace.cli.bench.measure.Percentiles;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Times from when an event was due to when it was handled, by event id. Thread-safe. */
final class HopLatencies {
    private static final long PATIENCE_SECONDS = 60;

    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private final Map<String, Long> latencies = new ConcurrentHashMap<>();
    private final CountDownLatch open;

    /** @param events that will be due */
    HopLatencies(int events) {
        this.open = new CountDownLatch(events);
    }

    /** Notes when the event is due, on the scale of {@link System#nanoTime()}. */
    void due(String id, long nanos) {
        due.put(id, nanos);
    }

    /** Notes that the event was handled now; an unknown or repeated one is passed over. */
    void handled(String id) {
        Long from = due.get(id);
        if (from != null && latencies.putIfAbsent(id, System.nanoTime() - from) == null) {
            open.countDown();
        }
    }

    /** All latencies in nanoseconds, once every event was handled. */
    Percentiles await() throws InterruptedException {
        if (!open.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(open.getCount() + " events were not handled within " + PATIENCE_SECONDS
                    + " s after the last was sent");
        }
        return new Percentiles(
                latencies.values().stream().mapToLong(Long::longValue).toArray());
    }
}
