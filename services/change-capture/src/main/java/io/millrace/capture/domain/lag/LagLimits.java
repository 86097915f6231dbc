package io.millrace.capture.domain.lag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Limits; zero is none. */
public record LagLimits(Duration lag, long lagBytes, long heldBytes, Duration silence) {

    /** Which limits the reading passes, in words. */
    public List<String> passedBy(LagReading reading) {
        List<String> passed = new ArrayList<>();
        if (isPast(reading.lag(), lag)) {
            passed.add("lag of " + seconds(reading.lag()) + ", at most " + seconds(lag));
        }
        if (lagBytes > 0 && reading.lagBytes() > lagBytes) {
            passed.add("lag of " + bytes(reading.lagBytes()) + ", at most " + bytes(lagBytes));
        }
        if (heldBytes > 0 && reading.heldBytes() > heldBytes) {
            passed.add("log held of " + bytes(reading.heldBytes()) + ", at most " + bytes(heldBytes));
        }
        if (reading.silence() != null && isPast(reading.silence(), silence)) {
            passed.add("no change for " + seconds(reading.silence()) + ", at most " + seconds(silence));
        }
        return passed;
    }

    /** The limits under which an episode is over: four fifths. */
    LagLimits calm() {
        return new LagLimits(
                lag.multipliedBy(4).dividedBy(5),
                lagBytes / 5 * 4,
                heldBytes / 5 * 4,
                silence.multipliedBy(4).dividedBy(5));
    }

    private static boolean isPast(Duration measured, Duration limit) {
        return !limit.isZero() && measured.compareTo(limit) > 0;
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }

    private static String bytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1_048_576.0);
    }
}
