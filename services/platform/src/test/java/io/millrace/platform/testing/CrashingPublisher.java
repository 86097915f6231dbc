package io.millrace.platform.testing;

import io.millrace.events.Event;
import io.millrace.platform.messaging.EventPublisher;

import java.util.List;

/** Lets the process die right before or right after the n-th call of {@link #publish}; dead it stays dead. */
public final class CrashingPublisher implements EventPublisher {
    private final EventPublisher publisher;
    private final int fatal;
    private final boolean effectIsMade;
    private int calls;
    private boolean reached;

    private CrashingPublisher(EventPublisher publisher, int fatal, boolean effectIsMade) {
        this.publisher = publisher;
        this.fatal = fatal;
        this.effectIsMade = effectIsMade;
    }

    /** Dies instead of publishing for the n-th time; the first is 1. */
    public static CrashingPublisher beforePublishing(int n, EventPublisher publisher) {
        return new CrashingPublisher(publisher, n, false);
    }

    /** Dies when the n-th call has published and before its caller learns of it; the first is 1. */
    public static CrashingPublisher afterPublishing(int n, EventPublisher publisher) {
        return new CrashingPublisher(publisher, n, true);
    }

    /** Whether it has died: when not, fewer than n calls were made. */
    public synchronized boolean reached() {
        return reached;
    }

    @Override
    public synchronized void publish(List<? extends Event<?>> events) {
        calls++;
        if (reached || (calls == fatal && !effectIsMade)) {
            reached = true;
            throw new SimulatedCrash("before publishing");
        }
        publisher.publish(events);
        if (calls == fatal) {
            reached = true;
            throw new SimulatedCrash("after publishing");
        }
    }
}
