package io.millrace.reconciliation.run;

import io.millrace.platform.stage.StageWaitsException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets one run of this process work at a time: many tables may change at once, and each comparison takes a whole Spark. */
public final class Turn {
    private final Clock clock;
    private final Duration longestSilence;
    private String holder = "";
    private Instant seen = Instant.MIN;

    /** @param longestSilence after which a run that did not look again has lost its turn: another process carries it on */
    public Turn(Clock clock, Duration longestSilence) {
        this.clock = clock;
        this.longestSilence = longestSilence;
    }

    /**
     * Takes or keeps the turn.
     *
     * @throws StageWaitsException while another run has it
     */
    public synchronized void take(String runId) {
        Instant now = clock.instant();
        if (!holder.isEmpty() && !holder.equals(runId) && now.isBefore(seen.plus(longestSilence))) {
            throw new StageWaitsException("Run " + holder + " works, one at a time");
        }
        holder = runId;
        seen = now;
    }

    /** The run has ended. */
    public synchronized void giveBack(String runId) {
        if (holder.equals(runId)) {
            holder = "";
        }
    }
}
