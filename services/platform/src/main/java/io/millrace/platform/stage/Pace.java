package io.millrace.platform.stage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps waiting runs from asking S3 and Spark's platform more often than is of use. A new process asks at once. */
public final class Pace {
    private final Clock clock;
    private final Duration every;
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    /** Runs that look this often. */
    public Pace(Clock clock, Duration every) {
        this.clock = clock;
        this.every = every;
    }

    /**
     * Lets a run look now.
     *
     * @throws StageWaitsException while it rests
     */
    public void awake(String runId) {
        Instant until = resting.get(runId);
        if (until != null && clock.instant().isBefore(until)) {
            throw new StageWaitsException("Run " + runId + " looks again at " + until);
        }
        resting.remove(runId);
    }

    /** The run found nothing new and rests from now. */
    public void rest(String runId) {
        resting.put(runId, clock.instant().plus(every));
    }
}
