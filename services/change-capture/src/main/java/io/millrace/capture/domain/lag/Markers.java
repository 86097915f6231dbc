package io.millrace.capture.domain.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the lag by marks: each goes into the database's log and must come out at capture's end. What was committed before
 * a mark that came is on its topic; the oldest mark that has not come says how long that takes at least. Thread-safe.
 */
public final class Markers {
    private final TreeMap<Long, Instant> onTheWay = new TreeMap<>();
    private Instant caughtUpAt;
    private long next;

    /**
     * Begins anew.
     *
     * @param newCaughtUpAt up to when everything is on the topics; {@code null} when a load begins
     */
    public synchronized void start(Instant newCaughtUpAt) {
        onTheWay.clear();
        caughtUpAt = newCaughtUpAt;
    }

    /** A new mark's number. */
    public synchronized long send(Instant now) {
        onTheWay.put(next, now);
        return next++;
    }

    /** The mark did not get into the log. */
    public synchronized void drop(long mark) {
        onTheWay.remove(mark);
    }

    /** A mark came out, and everything before it is on its topic. */
    public synchronized void received(long mark) {
        Map<Long, Instant> done = onTheWay.headMap(mark, true);
        if (!done.isEmpty()) {
            done.clear();
            caughtUpAt = null;
        }
    }

    /** Age of the oldest thing that has not come out. */
    public synchronized Duration lag(Instant now) {
        Instant oldest = caughtUpAt != null
                ? caughtUpAt
                : onTheWay.isEmpty() ? now : onTheWay.firstEntry().getValue();
        return oldest.isBefore(now) ? Duration.between(oldest, now) : Duration.ZERO;
    }
}
