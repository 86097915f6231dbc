package io.millrace.platform.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until it is moved: leases and delays end when a test says so. */
public final class SteppedClock extends Clock {
    private final AtomicReference<Instant> now;

    /** A clock that shows this time. */
    public SteppedClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /** Moves on. */
    public void advance(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
