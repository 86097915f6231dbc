package io.millrace.jobs.support;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long each phase of a job took; a phase begins where the one before ended. */
public final class PhaseTimings {
    private static final double MILLIS = 1_000_000;
    private static final double SECOND = 1_000;

    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long begun = System.nanoTime();

    /** Ends the phase. */
    public void end(String phase) {
        long now = System.nanoTime();
        seconds.put(phase, Math.round((now - begun) / MILLIS) / SECOND);
        begun = now;
    }

    /** Seconds by phase, in order. */
    public Map<String, Double> seconds() {
        return seconds;
    }
}
