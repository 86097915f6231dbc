package io.millrace.alerting.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Spreads mails so that no more recipients a second are written to than SES allows: in its sandbox, one. */
public final class Pace {
    private final long gapNanos;
    private long next = Long.MIN_VALUE;

    /** @param perSecond recipients a second at most */
    public Pace(double perSecond) {
        this.gapNanos = (long) (Duration.ofSeconds(1).toNanos() / perSecond);
    }

    /** Returns when a mail to so many recipients may be sent. */
    public void await(int recipients) {
        long wait = reserve(System.nanoTime(), recipients);
        if (wait > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting to send a mail", e);
            }
        }
    }

    /** How long, from {@code now}, the caller has to wait; its place is taken, the next comes after all its recipients. */
    synchronized long reserve(long now, int recipients) {
        long start = next == Long.MIN_VALUE ? now : Math.max(now, next);
        next = start + recipients * gapNanos;
        return start - now;
    }
}
