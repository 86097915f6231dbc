package io.millrace.lake.standin.control;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How long every call takes at least.
 *
 * @param millis time before a call is performed; 0 for none
 */
public record Latency(@JsonProperty(required = true) long millis) {
    /** Checks the figure. */
    public Latency {
        if (millis < 0) {
            throw new IllegalArgumentException("latency of %d ms: give 0 or more".formatted(millis));
        }
    }
}
