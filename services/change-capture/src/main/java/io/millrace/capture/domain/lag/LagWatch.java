package io.millrace.capture.domain.lag;

import java.util.List;

/** Tells once per episode: it begins when a limit is passed and ends when all readings are well below their limits. */
public final class LagWatch {
    private final LagLimits limits;
    private boolean inEpisode;

    /** A watch over limits. */
    public LagWatch(LagLimits limits) {
        this.limits = limits;
    }

    /** What must be told of this reading; mostly nothing. */
    public List<String> toTell(LagReading reading) {
        if (inEpisode) {
            inEpisode = !limits.calm().passedBy(reading).isEmpty();
            return List.of();
        }
        List<String> passed = limits.passedBy(reading);
        inEpisode = !passed.isEmpty();
        return passed;
    }

    /** What was told could not be delivered: the next reading past a limit tells again. */
    public void untold() {
        inEpisode = false;
    }
}
