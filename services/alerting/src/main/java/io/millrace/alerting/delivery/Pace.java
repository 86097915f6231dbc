package io.millrace.alerting.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Keeps a least time between two calls: SES allows one mail a second in its sandbox. */
public final class Pace {
    private final long gapNanos;
    private long next = Long.MIN_VALUE;

    /** @param perSecond calls a second at most */
    public Pace(double perSecond) {
        this.gapNanos = (long) (Duration.ofSeconds(1).toNanos() / perSecond);
    }

    /** Returns when the next call may be made. */
    public void await() {
        long wait = reserve(System.nanoTime());
        if (wait > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting to send a mail", e);
            }
        }
    }

    /** How long, from {@code now}, the caller has to wait; its place is taken. */
    synchronized long reserve(long now) {
        long start = next == Long.MIN_VALUE ? now : Math.max(now, next);
        next = start + gapNanos;
        return start - now;
    }
}
